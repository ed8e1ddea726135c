-- One row per table or view of the database in use: its name, and the names of its columns.
select
    table_name,
    list(column_name) as columns,
from duckdb_columns()
where not internal and database_name = current_database()
group by table_name
order by table_name asc
