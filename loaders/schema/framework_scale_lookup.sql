-- The rows of data/lookups/framework_scale.csv, replaced whenever the database is opened.
-- $rows: one for each step; framework is null for every framework.
create or replace table framework_scale_lookup as
select
    row.framework,
    row.position,
    row.key,
    row.label_en,
    row.label_cy,
from (
    select
        unnest($rows::struct(
            framework varchar, position integer, key varchar, label_en varchar, label_cy varchar
        )[]) as row,
) as given
