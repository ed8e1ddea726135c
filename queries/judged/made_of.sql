-- What the database's own macros and views are made of, as their texts. One row per macro or view.
select
    function_name as name,
    macro_definition as definition,
from duckdb_functions()
where function_type in ('macro', 'table_macro') and not internal
union all
select
    view_name as name,
    sql as definition,
from duckdb_views()
where not internal
