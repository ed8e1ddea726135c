-- What may be named in a question: tables, views and macros that give tables. kind: table, view, macro.
-- given: what a macro takes; empty for the others.
-- One row per thing.
select
    table_name as name,
    'table' as kind,
    []::varchar[] as given,
from duckdb_tables()
where not internal and database_name = current_database()
union all
select
    view_name as name,
    'view' as kind,
    []::varchar[] as given,
from duckdb_views()
where not internal and database_name = current_database()
union all
select
    function_name as name,
    'macro' as kind,
    parameters as given,
from duckdb_functions()
where not internal and function_type = 'table_macro' and database_name = current_database()
