-- One row per table of the dashboard's own schema, views left out: its name, and the names of its columns in their order.
select
    columns.table_name,
    list(columns.column_name order by columns.column_index) as columns,
from duckdb_columns() as columns
semi join duckdb_tables() as tables on columns.database_oid = tables.database_oid and columns.table_oid = tables.table_oid
where columns.database_name = current_database() and columns.schema_name = current_schema() and not columns.internal
group by columns.table_name
order by columns.table_name asc
