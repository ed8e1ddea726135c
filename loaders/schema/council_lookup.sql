-- The rows of data/lookups/councils.csv, replaced whenever the database is opened.
-- $rows: one for each council, all as one text of JSON.
create or replace table council_lookup as
select
    row.gss_code,
    row.council,
    row.official_name,
    row.welsh_name,
    row.region,
    row.nation,
    row.kind,
    cast(row.until as date) as until,
from (
    select unnest(from_json($rows, '[{
        "gss_code": "varchar", "council": "varchar", "official_name": "varchar", "welsh_name": "varchar",
        "region": "varchar", "nation": "varchar", "kind": "varchar", "until": "varchar"
    }]')) as row,
) as given
