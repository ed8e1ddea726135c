-- What the one mark on the chart of due tasks says: of the tasks due at the as-at date, how many are complete.
-- One row per plan with tasks; those replaced, declined or duplicate are left out.
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
),

plans as (
    from plan
)

select
    tasks.plan_id,
    plans.title as plan,
    tasks.as_at,
    count(*) as tasks,
    count(*) filter (where tasks.due_on is not null) as dated,
    count(*) filter (where tasks.due_on <= tasks.as_at) as due,
    count(*) filter (where tasks.due_on <= tasks.as_at and tasks.rating = 'complete') as due_and_complete,
    count(*) filter (where tasks.rating = 'complete') as complete,
    count(*) filter (where tasks.rating = 'complete' and tasks.due_on is null) as complete_undated,
    count(*) filter (where tasks.rating = 'complete' and tasks.completed_on is not null) as complete_dated,
from tasks
inner join plans using (plan_id)
where tasks.is_counted
group by tasks.plan_id, plans.title, tasks.as_at
order by plan, tasks.plan_id
