-- The plans in view, the worst first by one measure, so many of them at a time; each at its own date, nothing is added up.
-- One row per plan with a task that the filters keep. found: how many plans there are, on whichever page.
-- by_rating: the plan's tasks of each rating, complete first, then in its order. complete: of those that count (counted).
-- days_14, days_90: live tasks due so soon; undated: live ones without a due date. to_confirm: ratings of this tool. leads: how many
-- names lead. areas: how many headings hold a task that counts; areas_without: of these, those where nothing is complete.
-- $ranked_by: overdue, longest, off_track, complete (the least first, by share), days_90, undated, to_confirm, not_rated, unowned,
-- areas_without; anything else by title
-- $search: kept where the title, the council or its id holds it, as plan_found has it; null for all
-- $most: at most so many rows; null for all
-- $after: after so many of them; null for none
-- $view: what the shared filters keep, as task_shown takes it.
with

shown as materialized (
    from task_shown($view)
),

kept as (
    from plan_found($search)
),

scale as (
    from rating_scale
),

rated as (
    select
        shown.plan_id,
        scale.rating,
        scale.position,
        count(*) as tasks,
        count(*) filter (where shown.rating_basis = 'computed') as computed,
    from shown
    inner join scale on coalesce(shown.rating, 'not_rated') = scale.rating
    group by shown.plan_id, scale.rating, scale.position
),

strips as (
    select
        plan_id,
        list({ 'rating': rating, 'tasks': tasks, 'computed': computed } order by position) as by_rating,
    from rated
    group by plan_id
),

headings as (
    select
        plan_id,
        area,
        count(*) filter (where rating = 'complete') as complete,
    from shown
    where is_counted
    group by plan_id, area
),

by_heading as (
    select
        plan_id,
        count(*) as areas,
        count(*) filter (where complete = 0) as areas_without,
    from headings
    group by plan_id
),

counted as (
    select
        plan_id,
        any_value(as_at) as as_at,
        count(*) as tasks,
        count(*) filter (where is_counted) as counted,
        count(*) filter (where is_counted and rating = 'complete') as complete,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where rating = 'off_track') as off_track,
        count(*) filter (where rating is null) as not_rated,
        count(*) filter (where rating_basis = 'computed') as to_confirm,
        count(*) filter (where is_live) as live,
        count(*) filter (where is_live and is_due_within(due_on, as_at, 14)) as days_14,
        count(*) filter (where is_live and is_due_within(due_on, as_at, 90)) as days_90,
        count(*) filter (where is_live and due_on is null) as undated,
        count(*) filter (where is_unowned) as unowned,
        len(list_distinct(flatten(list(leads)))) as leads,
        max(days_overdue) as longest_overdue,
        min(due_on) filter (where is_live and not is_overdue) as next_due,
    from shown
    group by plan_id
),

ranked as (
    select
        kept.plan_id,
        kept.council,
        kept.title,
        counted.* exclude (plan_id),
        strips.by_rating,
        coalesce(by_heading.areas, 0) as areas,
        coalesce(by_heading.areas_without, 0) as areas_without,
        case $ranked_by
            when 'overdue' then counted.overdue
            when 'longest' then counted.longest_overdue
            when 'off_track' then counted.off_track
            when 'complete' then 1 - counted.complete / nullif(counted.counted, 0)
            when 'days_90' then counted.days_90
            when 'undated' then counted.undated
            when 'to_confirm' then counted.to_confirm
            when 'not_rated' then counted.not_rated
            when 'unowned' then counted.unowned
            when 'areas_without' then coalesce(by_heading.areas_without, 0)
        end as badness,
    from counted
    inner join kept using (plan_id)
    inner join strips using (plan_id)
    left join by_heading using (plan_id)
)

select
    * exclude (badness),
    (select count(every_one.plan_id) from ranked as every_one) as found,
from ranked
order by
    badness desc nulls last,
    if($ranked_by = 'title', 0, overdue) desc,
    if($ranked_by = 'title', 0, off_track) desc,
    title asc,
    plan_id asc
limit $most offset $after
