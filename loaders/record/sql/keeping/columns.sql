-- One row per table or view of the dashboard's own schema: its name, and the names of its columns.
select
    table_name,
    list(column_name) as columns,
from duckdb_columns()
where not internal and database_name = current_database() and schema_name = current_schema()
group by table_name
order by table_name asc
