-- The rows of data/lookups/framework_words.csv, folded, replaced whenever the database is opened.
-- $rows: one for each phrase, all as one text of JSON.
create or replace table framework_word_lookup as
select
    row.framework,
    row.section,
    row.phrase,
    row.weight,
    row.places,
    row.partners,
    row.unless,
from (
    select unnest(from_json($rows, '[{
        "framework": "varchar", "section": "varchar", "phrase": "varchar", "weight": "double",
        "places": ["varchar"], "partners": ["varchar"], "unless": ["varchar"]
    }]')) as row,
) as given
