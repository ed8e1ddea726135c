-- The database's own macros: what each is made from. One row per macro.
select
    function_name,
    macro_definition,
from duckdb_functions()
where function_type in ('macro', 'table_macro') and not internal
