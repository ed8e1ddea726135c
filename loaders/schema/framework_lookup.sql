-- The rows of data/lookups/frameworks.csv, replaced whenever the database is opened.
-- $rows: one for each framework.
create or replace table framework_lookup as
select
    row.framework,
    row.title,
    row.version,
    row.updated_on,
    row.applies_to,
    row.is_statutory,
    row.address,
    row.replaced_by,
from (
    select
        unnest($rows::struct(
            framework varchar, title varchar, version varchar, updated_on date, applies_to varchar, is_statutory boolean,
            address varchar, replaced_by varchar
        )[]) as row,
) as given
