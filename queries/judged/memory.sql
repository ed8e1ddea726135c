-- The bytes that tables in memory take, of all databases that are attached. One row.
select coalesce(sum(memory_usage_bytes), 0)::bigint as bytes
from duckdb_memory()
where tag = 'IN_MEMORY_TABLE'
