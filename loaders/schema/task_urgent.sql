-- One row per task that the shared filters keep, as in task_shown, with its plan (its title) and council, and its place among the
-- most urgent: urgency and, what gives it that place, urgency_reason, as urgency_scale has them.
-- view: as task_shown takes it.
create or replace macro task_urgent(view) as table
    with

    placed as (
        select
            tasks.*,
            plan.title as plan,
            plan.council,
            least(by_date.urgency, by_rating.urgency) as urgency,
            if(by_rating.urgency < by_date.urgency, by_rating.reason, by_date.reason) as urgency_reason,
        from task_shown(view) as tasks
        inner join plan using (plan_id)
        inner join urgency_scale as by_date
            on by_date.reason = case
                when tasks.is_live then tasks.due_window
                when tasks.disposition = 'complete' then 'complete'
                else 'closed'
            end
        left join urgency_scale as by_rating on tasks.is_live and by_rating.reason = coalesce(tasks.rating, 'not_rated')
    )

    from placed
