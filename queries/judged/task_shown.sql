-- task_shown as the database has it, for a view that keeps all tasks but of other plans: so much less to plan for each query.
create or replace temp macro task_shown(view) as table
    from task_rated(view['on_date'], view['known_at'], view['with_computed'])
    where view['plans'] is null or list_contains(view['plans'], plan_id)
