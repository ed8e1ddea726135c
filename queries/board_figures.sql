-- The figures of a board pack: each a count of tasks, what it is a part of, and the tasks counted.
-- One row per plan and figure, in the order that they are told. late: overdue or off track; no_way_back: late and without next
-- steps; undated: live without a date, ongoing and recurring tasks apart. declared, computed, confirmed: where the rating is from.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

judged as (
    select
        tasks.*,
        disposition not in ('closed_without_doing', 'duplicate') as is_counted,
        is_live and (is_overdue or coalesce(rating = 'off_track', false)) as is_late,
        coalesce(trim(next_steps), '') = '' as is_without_next_steps,
    from tasks
),

told as (
    select
        plan_id,
        as_at,
        task_id,
        position as task_position,
        unnest([
            { 'figure': 'tasks', 'position': 1, 'holds': true, 'is_of': true },
            { 'figure': 'complete', 'position': 2, 'holds': is_counted and coalesce(rating = 'complete', false), 'is_of': is_counted },
            { 'figure': 'on_schedule', 'position': 3, 'holds': coalesce(rating = 'on_schedule', false), 'is_of': true },
            { 'figure': 'behind', 'position': 4, 'holds': coalesce(rating = 'behind', false), 'is_of': true },
            { 'figure': 'off_track', 'position': 5, 'holds': coalesce(rating = 'off_track', false), 'is_of': true },
            { 'figure': 'no_information', 'position': 6, 'holds': coalesce(rating = 'no_information', false), 'is_of': true },
            { 'figure': 'not_rated', 'position': 7, 'holds': rating is null, 'is_of': true },
            { 'figure': 'overdue', 'position': 8, 'holds': is_overdue, 'is_of': true },
            { 'figure': 'next_quarter', 'position': 9, 'holds': due_window = 'next_quarter', 'is_of': true },
            { 'figure': 'unowned', 'position': 10, 'holds': is_unowned, 'is_of': is_live },
            { 'figure': 'late', 'position': 11, 'holds': is_late, 'is_of': true },
            { 'figure': 'no_way_back', 'position': 12, 'holds': is_late and is_without_next_steps, 'is_of': is_late },
            {
                'figure': 'undated', 'position': 13,
                'holds': is_live and due_on is null and timescale_kind not in ('ongoing', 'recurring'), 'is_of': is_live
            },
            { 'figure': 'closed', 'position': 14, 'holds': disposition = 'closed_without_doing', 'is_of': true },
            { 'figure': 'duplicates', 'position': 15, 'holds': disposition = 'duplicate', 'is_of': true },
            { 'figure': 'declared', 'position': 16, 'holds': coalesce(rating_basis = 'declared', false), 'is_of': true },
            { 'figure': 'computed', 'position': 17, 'holds': coalesce(rating_basis = 'computed', false), 'is_of': true },
            { 'figure': 'confirmed', 'position': 18, 'holds': coalesce(rating_basis = 'confirmed', false), 'is_of': true }
        ]) as told,
    from judged
)

select
    told.plan_id,
    plan.title as plan,
    told.as_at,
    told.told.figure,
    count(*) filter (where told.told.holds) as value,
    count(*) filter (where told.told.is_of) as of,
    coalesce(list(told.task_id order by told.task_position) filter (where told.told.holds), []) as task_ids,
from told
inner join plan using (plan_id)
group by told.plan_id, plan.title, told.as_at, told.told.figure, told.told.position
order by plan.title, told.plan_id, told.told.position
