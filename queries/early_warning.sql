-- Signs that a live task, not overdue yet, may become late: facts alone, the tasks with most points first, then those due soonest.
-- One row per task. points: the sum of those of its signs, each of which has a column of its own; tasks without a date come last.
-- points_moved (2): its date was moved back; moves: how often; moved_from: its first date.
-- points_board (2, 1): due before the next board (board_on), or within 28 days of it.
-- points_named (2, 1): its words name a task of the plan that is overdue, or isn't done; others: those tasks, with the words.
-- points_lead (1): its busiest lead has four live tasks or more that are late or due in the next three months (lead_soon); lead_live: all
-- of that lead's live tasks, of plan_live.
-- points_words (1): no report on the last two versions of a plan that has any (is_wordless; where a plan tells progress, a status
-- beside it is none), or its words stale at the version in force: the same since unchanged_since, unchanged_days before.
-- has_no_next_steps: in a plan that has any; it counts nothing. warnings: how many of the signs have points.
-- versions: of the plan; where there is one, nothing is said of words and of dates between versions.
-- $view: what the shared filters keep, as task_shown takes it.
-- $board_on: the day of the next board; null for the end of the first quarter that ends after a plan's date.
with

every_task as materialized (
    from task_known($view.on_date, $view.known_at)
),

kept as (
    from task_shown($view)
),

names as materialized (
    from lead_known($view.on_date, $view.known_at, false)
),

versions as (
    select
        plan_id,
        snapshot_id,
        as_at,
        row_number() over (partition by plan_id order by as_at desc) as back,
        count(*) over (partition by plan_id) as versions,
    from snapshot_known($view.on_date, $view.known_at, true)
),

lead_loads as (
    select
        every_task.plan_id,
        names.lead,
        count(*) as live,
        count(*) filter (where every_task.due_on <= three_months_after(every_task.as_at)) as soon,
    from every_task
    inner join names on every_task.snapshot_id = names.snapshot_id and every_task.task_id = names.task_id
    where every_task.is_live
    group by every_task.plan_id, names.lead
),

busiest as (
    select
        every_task.snapshot_id,
        every_task.task_id,
        max_by(lead_loads, [lead_loads.soon, lead_loads.live, -names.position]) as load, -- of several as busy the first
    from every_task
    inner join names on every_task.snapshot_id = names.snapshot_id and every_task.task_id = names.task_id
    inner join lead_loads on every_task.plan_id = lead_loads.plan_id and names.lead = lead_loads.lead
    group by every_task.snapshot_id, every_task.task_id
),

plans as (
    select
        every_task.plan_id,
        max(versions.versions) as versions,
        count(*) filter (where every_task.is_live) as live,
        bool_or(words_in(concat_ws(' ', every_task.status_text, every_task.progress)) <> '') as has_reports,
        bool_or(words_in(every_task.next_steps) <> '') as has_next_steps,
    from every_task
    inner join versions on every_task.snapshot_id = versions.snapshot_id
    group by every_task.plan_id
),

told as (
    select
        versions.plan_id,
        versions.back,
        versions.as_at,
        task.task_id,
        words_in(concat_ws(' ', task.status_text, task.progress, task.next_steps)) as words,
        coalesce(bool_or(words_in(task.progress) <> '') over (partition by task.snapshot_id), false) as has_progress,
        words_in(if(has_progress, task.progress, task.status_text)) = '' as is_unreported,
    from versions
    inner join task on versions.snapshot_id = task.snapshot_id
),

last_told as (
    from told
    where back = 1
),

compared as (
    select
        told.*,
        min(told.back) filter (where told.words <> last_told.words) over (partition by told.plan_id, told.task_id) as back_of_others,
    from told
    inner join last_told on told.plan_id = last_told.plan_id and told.task_id = last_told.task_id
),

silences as (
    select
        plan_id,
        task_id,
        min(as_at) filter (where back_of_others is null or back < back_of_others) as unchanged_since,
        count(*) filter (where back <= 2 and is_unreported) = 2 as is_wordless,
    from compared
    group by plan_id, task_id
),

date_moves as (
    select
        plan_id,
        task_id,
        count(*) filter (where days_moved > 0) as moves,
        min_by(due_on, as_at::varchar || step) as moved_from,
    from due_known($view.on_date, $view.known_at)
    group by plan_id, task_id
),

namings as (
    select
        named.snapshot_id,
        named.task_id,
        bool_or(other.is_overdue) as names_overdue,
        list(
            struct_pack(
                task_id := other.task_id,
                ref := other.ref,
                phrase := named.phrase,
                is_overdue := other.is_overdue
            ) order by other.is_overdue desc, other.position
        ) as others,
    from task_naming($view.on_date, $view.known_at) as named
    inner join every_task as other on named.snapshot_id = other.snapshot_id and named.other_task_id = other.task_id
    where other.is_live
    group by named.snapshot_id, named.task_id
),

facts as (
    select
        kept.*,
        coalesce($board_on, last_day(date_trunc('quarter', kept.as_at + 1)::date + interval 2 month)) as board_on,
        plans.versions,
        plans.live as plan_live,
        busiest.load['lead'] as busiest_lead,
        coalesce(busiest.load['live'], 0) as lead_live,
        coalesce(busiest.load['soon'], 0) as lead_soon,
        if(plans.versions > 1, silences.unchanged_since, null) as unchanged_since,
        if(plans.versions > 1, kept.snapshot_as_at - silences.unchanged_since, null) as unchanged_days,
        if(plans.versions > 1, plans.has_reports and silences.is_wordless, null) as is_wordless,
        coalesce(date_moves.moves, 0) as moves,
        date_moves.moved_from,
        namings.others,
        coalesce(namings.names_overdue, false) as names_overdue,
        plans.has_next_steps and words_in(kept.next_steps) = '' as has_no_next_steps,
    from kept
    inner join plans on kept.plan_id = plans.plan_id
    left join busiest on kept.snapshot_id = busiest.snapshot_id and kept.task_id = busiest.task_id
    left join silences on kept.plan_id = silences.plan_id and kept.task_id = silences.task_id
    left join date_moves on kept.plan_id = date_moves.plan_id and kept.task_id = date_moves.task_id
    left join namings on kept.snapshot_id = namings.snapshot_id and kept.task_id = namings.task_id
    where kept.is_live and not kept.is_overdue
),

pointed as (
    select
        *,
        if(moves > 0, 2, 0) as points_moved,
        case when due_on <= board_on then 2 when due_on <= board_on + 28 then 1 else 0 end as points_board,
        case when names_overdue then 2 when others is not null then 1 else 0 end as points_named,
        if(lead_soon >= 4, 1, 0) as points_lead,
        if(coalesce(is_wordless or is_stale(unchanged_since, snapshot_as_at), false), 1, 0) as points_words,
    from facts
)

select
    pointed.plan_id,
    plan.title as plan_title,
    pointed.as_at,
    pointed.snapshot_as_at,
    pointed.versions,
    pointed.plan_live,
    pointed.task_id,
    pointed.ref,
    pointed.action,
    pointed.leads,
    pointed.due_on,
    pointed.timescale_text,
    pointed.confirmed,
    pointed.board_on,
    pointed.moves,
    pointed.moved_from,
    pointed.others,
    pointed.busiest_lead,
    pointed.lead_live,
    pointed.lead_soon,
    pointed.unchanged_since,
    pointed.unchanged_days,
    pointed.is_wordless,
    pointed.has_no_next_steps,
    pointed.points_moved,
    pointed.points_board,
    pointed.points_named,
    pointed.points_lead,
    pointed.points_words,
    points_moved + points_board + points_named + points_lead + points_words as points,
    sign(points_moved) + sign(points_board) + sign(points_named) + sign(points_lead) + sign(points_words) as warnings,
from pointed
inner join plan using (plan_id)
order by
    pointed.due_on is null,
    points desc,
    pointed.due_on,
    plan.title,
    pointed.plan_id,
    pointed.position
