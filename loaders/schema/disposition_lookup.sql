-- The rows of data/lookups/dispositions.csv, replaced whenever the database is opened.
-- $rows: one for each disposition.
create or replace table disposition_lookup as
select
    row.code as disposition,
    row.words,
    row.position,
    row.is_live,
    row.is_counted,
    row.rating,
from (
    select
        unnest($rows::struct(
            code varchar, words varchar, position integer, is_live boolean, is_counted boolean, rating varchar
        )[]) as row,
) as given
