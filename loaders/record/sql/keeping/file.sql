-- One row: the path of the file that a connection works on; null for a database in memory.
select path
from duckdb_databases()
where database_name = current_database()
