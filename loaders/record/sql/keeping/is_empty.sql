-- One row: whether nobody made anything in the database: no table, view, sequence, macro, type or schema beside main.
with
made as (
    select table_name as name
    from duckdb_tables()
    where not internal and database_name = current_database()
    union all
    select view_name as name
    from duckdb_views()
    where not internal and database_name = current_database()
    union all
    select sequence_name as name
    from duckdb_sequences()
    where database_name = current_database()
    union all
    select function_name as name
    from duckdb_functions()
    where not internal and database_name = current_database()
    union all
    select type_name as name
    from duckdb_types()
    where not internal and database_name = current_database()
    union all
    select schema_name as name
    from duckdb_schemas()
    where not internal and database_name = current_database() and schema_name <> 'main'
)

select count(*) = 0 as is_empty
from made
