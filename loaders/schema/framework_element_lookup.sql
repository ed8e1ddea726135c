-- The rows of data/lookups/framework_elements.csv, replaced whenever the database is opened.
-- $rows: one for each element of a section.
create or replace table framework_element_lookup as
select
    row.framework,
    row.section,
    row.number,
    row.key,
    row.title_en,
    row.title_cy,
from (
    select
        unnest($rows::struct(
            framework varchar, section varchar, number integer, key varchar, title_en varchar, title_cy varchar
        )[]) as row,
) as given
