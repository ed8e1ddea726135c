-- Where each plan stands, in numbers, among the tasks that the filters keep.
-- One row per plan with a task.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
-- $areas: areas to keep; null for all.
-- $leads: leads to keep, '' for tasks without one; null for all.
-- $ratings: ratings to keep, 'not_rated' among them; null for all.
-- $windows: due windows to keep; null for all.
-- $words: words to find; null for all.
-- $with_computed: whether ratings computed by this tool show.
with

tasks as (
    from task_shown($on_date, $known_at, $plans, $areas, $leads, $ratings, $windows, $words, $with_computed)
)

select
    plan.plan_id,
    plan.title,
    tasks.as_at,
    count(*) as tasks,
    count(*) filter (where tasks.rating = 'complete' and tasks.is_counted) as complete,
    count(*) filter (where tasks.is_overdue) as overdue,
    count(*) filter (where tasks.due_window = 'next_quarter') as next_quarter,
    count(*) filter (where tasks.rating = 'no_information') as no_information,
    count(*) filter (where tasks.rating is null) as not_rated,
    count(*) filter (where tasks.is_unowned) as unowned,
    count(*) filter (where tasks.is_live) as live,
    count(*) filter (where tasks.disposition = 'closed_without_doing') as closed,
    count(*) filter (where tasks.disposition = 'duplicate') as duplicates,
    count(*) filter (where tasks.rating_basis = 'computed') as computed,
    max(tasks.days_overdue) as longest_overdue,
from tasks
inner join plan using (plan_id)
group by plan.plan_id, plan.title, tasks.as_at
order by plan.title
