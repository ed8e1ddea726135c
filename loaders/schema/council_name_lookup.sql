-- The names that tell a council of data/lookups/councils.csv, folded, replaced whenever the database is opened.
-- $rows: one for each name, all as one text of JSON.
create or replace table council_name_lookup as
select
    row.name,
    row.gss_code,
from (
    select unnest(from_json($rows, '[{"name": "varchar", "gss_code": "varchar"}]')) as row,
) as given
