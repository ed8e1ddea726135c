-- Measures of a plan that stay honest where it is small; each has its number of tasks beside it.
-- One row per plan with tasks.
-- Ageing: overdue tasks, with the median and the longest time since their date, in days (a month is 30.4375 of them).
-- Finished by their date (Hit-task %): of the tasks due at the date or before (due), those completed by then (hit).
-- Finished against due (Baseline Execution Index): complete tasks with a date (complete_dated), and due. A first due date counts in
-- both, so that a date pushed doesn't help; closed and duplicate tasks are left out. Both need at least five tasks with
-- a due date and a completion date (both_dates). Source: US Defense Contract Management Agency, 14-Point Assessment.
-- Distinct work: tasks less decided duplicates; possible_pairs: pairs found to ask for the same work, not decided yet.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

first_dates as (
    select
        task_id,
        min_by(due_on, as_at::varchar || step) as first_due_on,
    from due_known($view.on_date, $view.known_at)
    group by task_id
),

judged as (
    select
        tasks.*,
        first_dates.first_due_on,
    from tasks
    left join first_dates on tasks.task_id = first_dates.task_id
),

measured as (
    select
        plan_id,
        as_at,
        count(*) as tasks,
        count(*) filter (where is_overdue) as overdue,
        median(days_overdue) as overdue_median_days,
        max(days_overdue) as overdue_longest_days,
        count(*) filter (where is_counted and first_due_on is not null and completed_on is not null) as both_dates,
        count(*) filter (where is_counted and first_due_on <= as_at) as due,
        count(*) filter (where is_counted and first_due_on <= as_at and completed_on <= first_due_on) as hit,
        count(*) filter (
            where is_counted and first_due_on <= as_at and rating = 'complete' and completed_on is null
        ) as complete_undated,
        count(*) filter (where is_counted and rating = 'complete' and first_due_on is not null) as complete_dated,
        count(*) filter (where disposition = 'duplicate') as duplicates,
    from judged
    group by plan_id, as_at
),

answered as (
    select
        in_snapshot_id as snapshot_id,
        task_id,
    from decision_known($view.on_date, $view.known_at, false)
    where field = 'finding:same_work' and value is not null
),

alike as (
    select
        snapshot_id,
        task_id,
        unnest(other_task_ids) as other_task_id,
    from finding
    where rule = 'same_work'
),

pairs as (
    select distinct
        tasks.plan_id,
        tasks.snapshot_id,
        least(alike.task_id, alike.other_task_id) as one_id,
        greatest(alike.task_id, alike.other_task_id) as other_id,
    from alike
    inner join tasks on alike.snapshot_id = tasks.snapshot_id and alike.task_id = tasks.task_id
),

open_pairs as (
    select
        pairs.plan_id,
        count(*) as possible_pairs,
    from pairs
    inner join tasks as one on pairs.snapshot_id = one.snapshot_id and pairs.one_id = one.task_id
    inner join tasks as other on pairs.snapshot_id = other.snapshot_id and pairs.other_id = other.task_id
    left join answered as one_answer on pairs.snapshot_id = one_answer.snapshot_id and pairs.one_id = one_answer.task_id
    left join answered as other_answer
        on pairs.snapshot_id = other_answer.snapshot_id and pairs.other_id = other_answer.task_id
    where
        one.disposition <> 'duplicate' and other.disposition <> 'duplicate'
        and one_answer.task_id is null and other_answer.task_id is null
    group by pairs.plan_id
)

select
    measured.plan_id,
    plan.title as plan,
    measured.as_at,
    measured.tasks,
    measured.overdue,
    measured.overdue_median_days,
    measured.overdue_longest_days,
    measured.both_dates,
    measured.both_dates >= 5 as has_enough,
    measured.due,
    measured.hit,
    measured.complete_undated,
    measured.complete_dated,
    measured.tasks - measured.duplicates as distinct_work,
    measured.duplicates,
    coalesce(open_pairs.possible_pairs, 0) as possible_pairs,
from measured
inner join plan using (plan_id)
left join open_pairs on measured.plan_id = open_pairs.plan_id
order by plan.title, measured.plan_id
