-- One row: what a connection works on: the path of its file (null in memory), or how a lake was named; duckdb or ducklake.
select
    path,
    type,
from duckdb_databases()
where database_name = current_database()
