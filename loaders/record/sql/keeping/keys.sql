-- One row per table with a primary key: its name, and the key's columns.
select
    table_name,
    constraint_column_names as columns,
from duckdb_constraints()
where constraint_type = 'PRIMARY KEY' and database_name = current_database() and schema_name = current_schema()
order by table_name asc
