-- The rows of data/lookups/dependency_words.csv, replaced whenever the database is opened.
-- $rows: one for each of the words.
create or replace table dependency_lookup as
select
    row.words,
    row.meaning,
from (
    select unnest($rows::struct(words varchar, meaning varchar)[]) as row
) as given
