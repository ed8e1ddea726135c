-- The rows of data/lookups/delay_labels.csv, replaced whenever the database is opened.
-- $rows: one for each reason of delay.
create or replace table delay_lookup as
select
    row.code as delay_reason,
    row.label,
from (
    select unnest($rows::struct(code varchar, label varchar)[]) as row
) as given
