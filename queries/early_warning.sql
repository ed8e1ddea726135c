-- Signs that a task may become late, facts alone: the live tasks that aren't overdue, those with most points first.
-- One row per task. versions: of the plan, up to the one in force; signs that need two are null where there is one.
-- points: the sum of the points beside each sign, which are 0 where it isn't there; undated tasks come last.
-- unchanged_since: the first version whose words are still there (status, progress, next steps), unchanged_versions: how many
-- since then have the same, unchanged_days: until the version in force. is_wordless: none on the last two versions.
-- moves: how often the date was moved back; moved_from: the first one. lead_live of plan_live: live tasks of the busiest lead.
-- board_on: the next board; due_by: before, after (within 28 days of it) or null. no_next_steps: in a plan that has any.
-- others: the tasks not done yet that its words name, with those words.
-- $view: what the shared filters keep, as task_shown takes it.
-- $board_on: the next board; null for the last day of the quarter in progress the day after each plan's date.
with

every_task as materialized (
    from task_known($view.on_date, $view.known_at)
),

kept as (
    select task_id, snapshot_id
    from task_shown($view)
),

held as (
    select
        every_task.plan_id,
        named.lead,
        count(*) as live,
        count(*) filter (where due_on < as_at + 150) as soon,
    from every_task
    inner join lead_known($view.on_date, $view.known_at, false) as named using (snapshot_id, task_id)
    where every_task.is_live
    group by every_task.plan_id, named.lead
),

busiest as (
    select
        every_task.task_id,
        every_task.snapshot_id,
        max_by(held.lead, held.live) as busy_lead,
        max(held.live) as lead_live,
        max(held.soon) as lead_soon,
    from every_task
    inner join lead_known($view.on_date, $view.known_at, false) as named using (snapshot_id, task_id)
    inner join held on every_task.plan_id = held.plan_id and named.lead = held.lead
    group by every_task.task_id, every_task.snapshot_id
),

versions as (
    select
        earlier.plan_id,
        earlier.snapshot_id,
        earlier.as_at,
        row_number() over (partition by earlier.plan_id order by earlier.as_at desc) as back,
        count(*) over (partition by earlier.plan_id) as versions,
    from snapshot_known($view.on_date, $view.known_at, true) as earlier
),

told as (
    select
        versions.plan_id,
        versions.back,
        versions.as_at,
        versions.versions,
        task.task_id,
        words_in(concat_ws(' ', task.status_text, task.progress, task.next_steps)) as words,
        words_in(concat_ws(' ', task.status_text, task.progress)) as reported,
        words_in(task.next_steps) as next_steps,
        max(if(back = 1, words, null)) over (partition by versions.plan_id, task.task_id) as last_words,
    from versions
    inner join task using (snapshot_id)
),

differing as (
    select
        *,
        coalesce(min(back) filter (where words <> last_words) over (partition by plan_id, task_id), 1000000) as differs_back,
    from told
),

spoken as (
    select
        plan_id,
        task_id,
        min(as_at) filter (where back < differs_back) as unchanged_since,
        max(as_at) - unchanged_since as unchanged_days,
        count(*) filter (where back < differs_back) - 1 as unchanged_versions,
        count(*) filter (where back <= 2 and reported = '') = 2 as is_wordless,
    from differing
    group by plan_id, task_id
),

speaking as (
    select
        plan_id,
        any_value(versions) as versions,
        count(*) filter (where back = 1 and reported <> '') > 0 as reports,
        count(*) filter (where back = 1 and next_steps <> '') > 0 as plans_ahead,
    from told
    group by plan_id
),

moved as (
    select
        plan_id,
        task_id,
        count(*) filter (where days_moved > 0) as moves,
        count(*) filter (where days_moved < 0) as pulls,
        min_by(due_on, as_at::varchar || step) as moved_from,
    from due_known($view.on_date, $view.known_at)
    group by plan_id, task_id
),

counted as (
    select
        plan_id,
        count(*) filter (where is_live) as plan_live,
    from every_task
    group by plan_id
),

naming as (
    select
        named.snapshot_id,
        named.task_id,
        list(struct_pack(task_id := other.task_id, ref := other.ref, phrase := named.phrase, is_overdue := other.is_overdue, due_on := other.due_on) order by other.position) as others,
        bool_or(other.is_overdue) as names_late,
        bool_or(named.waits) as waits,
        bool_or(named.waits and other.is_overdue) as waits_late,
    from task_naming($view.on_date, $view.known_at) as named
    inner join every_task as other on named.snapshot_id = other.snapshot_id and named.other_task_id = other.task_id
    where other.is_live
    group by named.snapshot_id, named.task_id
),

facts as (
    select
        t.*,
        coalesce($board_on, last_day(date_trunc('quarter', as_at + 1)::date + interval 2 month)) as board_on,
        speaking.versions, speaking.reports, speaking.plans_ahead,
        spoken.* exclude (plan_id, task_id),
        moved.moves, moved.pulls, moved.moved_from,
        counted.plan_live, busiest.busy_lead, busiest.lead_live, busiest.lead_soon,
        naming.others, coalesce(naming.names_late, false) as names_late, coalesce(naming.waits, false) as waits, coalesce(waits_late, false) as waits_late,
        words_in(t.next_steps) = '' as no_next,
    from every_task as t
    semi join kept on t.snapshot_id = kept.snapshot_id and t.task_id = kept.task_id
    left join speaking on t.plan_id = speaking.plan_id
    left join spoken on t.plan_id = spoken.plan_id and t.task_id = spoken.task_id
    left join moved on t.plan_id = moved.plan_id and t.task_id = moved.task_id
    left join counted on t.plan_id = counted.plan_id
    left join busiest on t.snapshot_id = busiest.snapshot_id and t.task_id = busiest.task_id
    left join naming on t.snapshot_id = naming.snapshot_id and t.task_id = naming.task_id
    where t.is_live and not t.is_overdue
)

select * from facts
