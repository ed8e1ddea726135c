-- The figures of a board pack: each a count of tasks, what it is a part of, and the tasks counted.
-- One row per plan and figure, in the order that they are told. late: overdue or off track; undated: live without a date, ongoing
-- and recurring tasks apart. fell_due: due in the three months up to the date, the day itself included; date_replaced: complete, so
-- the plan says, where its date was. declared, computed, confirmed: where the rating is from.
-- past_since_words: off track only because time has passed since its stale words were written.
-- $view: what the shared filters keep, as task_shown takes it.
with

tasks as (
    from task_shown($view)
),

judged as (
    select
        tasks.*,
        coalesce(rating = 'off_track', false) as is_off_track,
        is_live and (is_overdue or is_off_track) as is_late,
    from tasks
),

figures as (
    select
        plan_id,
        as_at,
        task_id,
        position as task_position,
        unnest([
            { 'figure': 'tasks', 'position': 1, 'holds': true, 'is_of': true },
            { 'figure': 'overdue', 'position': 3, 'holds': is_overdue, 'is_of': true },
            { 'figure': 'due_today', 'position': 4, 'holds': due_window = 'due_today', 'is_of': true },
            { 'figure': 'next_quarter', 'position': 5, 'holds': due_window = 'next_quarter', 'is_of': true },
            { 'figure': 'fell_due', 'position': 6, 'holds': fell_due_this_quarter, 'is_of': is_counted },
            {
                'figure': 'fell_due_complete', 'position': 7,
                'holds': fell_due_this_quarter and coalesce(rating = 'complete', false), 'is_of': fell_due_this_quarter
            },
            {
                'figure': 'date_replaced', 'position': 8,
                'holds': is_counted and due_on is null and timescale_kind = 'complete', 'is_of': is_counted
            },
            { 'figure': 'unowned', 'position': 9, 'holds': is_unowned, 'is_of': is_live },
            { 'figure': 'late', 'position': 10, 'holds': is_late, 'is_of': true },
            {
                'figure': 'undated', 'position': 12,
                'holds': is_live and due_on is null and timescale_kind not in ('ongoing', 'recurring'), 'is_of': is_live
            },
            { 'figure': 'closed', 'position': 13, 'holds': disposition = 'closed_without_doing', 'is_of': true },
            { 'figure': 'duplicates', 'position': 14, 'holds': disposition = 'duplicate', 'is_of': true },
            { 'figure': 'declared', 'position': 15, 'holds': coalesce(rating_basis = 'declared', false), 'is_of': true },
            { 'figure': 'computed', 'position': 16, 'holds': coalesce(rating_basis = 'computed', false), 'is_of': true },
            { 'figure': 'confirmed', 'position': 17, 'holds': coalesce(rating_basis = 'confirmed', false), 'is_of': true },
            {
                'figure': 'past_since_words', 'position': 18,
                'holds': is_past_by_time_alone and is_on_stale_words, 'is_of': is_off_track
            }
        ], recursive := true),
        0 as rating_position,
    from judged
),

rating_figures as (
    select
        judged.plan_id,
        judged.as_at,
        judged.task_id,
        judged.position as task_position,
        rating_scale.rating as figure,
        2 as position,
        coalesce(judged.rating, 'not_rated') = rating_scale.rating
        and (rating_scale.rating <> 'complete' or judged.is_counted) as holds,
        rating_scale.rating <> 'complete' or judged.is_counted as is_of,
        rating_scale.position as rating_position,
    from judged
    cross join rating_scale
),

told as (
    from figures
    union all
    from rating_figures
)

select
    told.plan_id,
    plan.title as plan,
    told.as_at,
    told.figure,
    count(*) filter (where told.holds) as value,
    count(*) filter (where told.is_of) as of,
    coalesce(list(told.task_id order by told.task_position) filter (where told.holds), []) as task_ids,
from told
inner join plan using (plan_id)
group by told.plan_id, plan.title, told.as_at, told.figure, told.position, told.rating_position
order by plan.title, told.plan_id, told.position, told.rating_position
