-- One row: whether nobody made anything in the database: no table, view, sequence, macro, type or schema.
select not exists (
    select 1 from duckdb_tables() where not internal and database_name = current_database()
    union all
    select 1 from duckdb_views() where not internal and database_name = current_database()
    union all
    select 1 from duckdb_sequences() where database_name = current_database()
    union all
    select 1 from duckdb_functions() where not internal and database_name = current_database()
    union all
    select 1 from duckdb_types() where not internal and database_name = current_database()
    union all
    select 1 from duckdb_schemas() where not internal and database_name = current_database()
) as is_empty
