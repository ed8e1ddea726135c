-- The tables of the copy that is being made.
-- One row per table.
select table_name
from duckdb_tables()
where database_name = 'asked'
