-- One row per column of the tables in the dashboard's own schema: of which table, its name, and its type.
select
    columns.table_name,
    columns.column_name,
    columns.data_type,
from duckdb_columns() as columns
semi join duckdb_tables() as tables on columns.database_oid = tables.database_oid and columns.table_oid = tables.table_oid
where columns.database_name = current_database() and columns.schema_name = current_schema() and not columns.internal
order by columns.table_name asc, columns.column_index asc
