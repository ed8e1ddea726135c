-- The rows of data/lookups/framework_sections.csv, replaced whenever the database is opened.
-- $rows: one for each section.
create or replace table framework_section_lookup as
select
    row.framework,
    row.number,
    row.key,
    row.title_en,
    row.title_cy,
    row.maps_to,
    row.mapping_reason,
from (
    select
        unnest($rows::struct(
            framework varchar, number integer, key varchar, title_en varchar, title_cy varchar, maps_to varchar,
            mapping_reason varchar
        )[]) as row,
) as given
