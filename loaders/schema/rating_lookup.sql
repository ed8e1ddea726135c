-- The rows of data/lookups/rating_scale.csv, replaced whenever the database is opened.
-- $rows: one for each rating.
create or replace table rating_lookup as
select
    row.code as rating,
    row.label,
    row.letter,
    row.position,
    row.severity,
    row.is_step,
    row.asks_attention,
    row.meaning,
from (
    select
        unnest($rows::struct(
            code varchar, label varchar, letter varchar, position integer, severity integer, is_step boolean,
            asks_attention boolean, meaning varchar
        )[]) as row,
) as given
