-- Adds the counts of an import.
-- counts: JSON, a list of objects with every column.
insert into training_completion by name
with
counted as (
    select unnest($counts::json::struct(
        import_id varchar,
        programme varchar,
        course varchar,
        audience varchar,
        completed_month date,
        expires_month date,
        followed_month date,
        people bigint
    )[]) as one
)

select unnest(counted.one)
from counted
