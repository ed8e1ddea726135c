-- The assurance file of a period: what the council wrote of each section of a framework, beside the tasks that close it.
-- One row per plan in force at the date, section, and element of it where the council has some ('' for the section itself); "unmet and no
-- task" first. state: unmet_no_task, unmet_late, unmet_in_hand, not_rated, met, exceeding; group_state: the first of a section and its
-- elements, which stay together. Unmet is a self-rating below the scale's "met". Texts are null where nothing is written; last_: of the
-- period before. written: of each item its entry, who and when. live_ids (among them late_ids: overdue or off track), shown_ids (complete,
-- with evidence) and unshown_ids (complete, without): the tasks that count in the section, as in coverage: each at its main section alone, in
-- the plan's order; also_ids: those of other sections that serve it too. live, shown, unshown, closed, also: how many. is_told: as in coverage.
-- $framework: its key
-- $period: as the council names it; null for each plan's latest, null too where nothing was written.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded, decided and written by then; null for all.
-- $plans: plan ids to keep; null for all.
with

plans as materialized (
    select
        plan.plan_id,
        plan.title,
        in_force.judged_at,
    from snapshot_known($on_date, $known_at, false) as in_force
    inner join plan using (plan_id)
    where $plans is null or list_contains($plans, plan.plan_id)
),

sections as (
    from framework_section_known(known_at := $known_at)
    where framework = $framework
),

elements as (
    from framework_element_known(known_at := $known_at)
    where framework = $framework
),

scale as (
    from framework_scale_known(known_at := $known_at)
    where framework = $framework
),

places as (
    select
        section,
        number,
        title_en as title,
        '' as element,
        null as element_number,
        null as element_title,
    from sections
    union all
    select
        sections.section,
        sections.number,
        sections.title_en as title,
        elements.element,
        elements.number as element_number,
        elements.title_en as element_title,
    from elements
    inner join sections using (section)
),

entries as materialized (
    select
        *,
        assurance_period_order(period) as period_order,
    from assurance_entry
    where framework = $framework and ($known_at is null or written_at <= $known_at)
    qualify row_number() over (
        partition by plan_id, section, element, period, item
        order by written_at desc, entry_id desc
    ) = 1
),

periods as (
    select
        plans.plan_id,
        coalesce($period, arg_max(entries.period, entries.period_order) filter (where entries.text <> '')) as period,
    from plans
    left join entries on plans.plan_id = entries.plan_id
    group by plans.plan_id
),

last_periods as materialized (
    select
        periods.plan_id,
        periods.period,
        arg_max(entries.period, entries.period_order) as last_period,
    from periods
    left join entries
        on
            periods.plan_id = entries.plan_id
            and entries.text <> ''
            and entries.period_order < assurance_period_order(periods.period)
    group by periods.plan_id, periods.period
),

texts as (
    select
        plan_id,
        section,
        element,
        period,
        max(text) filter (where item = 'criterion') as criterion,
        max(text) filter (where item = 'self_rating') as step,
        max(text) filter (where item = 'evidence') as evidence,
        max(text) filter (where item = 'last_letter') as last_letter,
        max(text) filter (where item = 'gap') as gap,
    from entries
    where text <> ''
    group by plan_id, section, element, period
),

written as (
    select
        plan_id,
        section,
        element,
        period,
        list(
            { 'item': item, 'entry_id': entry_id, 'written_by': written_by, 'written_us': epoch_us(written_at) }
            order by item
        ) as written,
    from entries
    group by plan_id, section, element, period
),

said as materialized (
    select
        texts.*,
        coalesce(scale.label_en, texts.step) as self_rating,
        sign(scale.position - met.position) as beside_met,
    from texts
    left join scale on texts.step = scale.step
    left join scale as met on met.step = 'met'
),

serving as materialized (
    from task_coverage($framework, task_view(on_date := $on_date, known_at := $known_at, plans := $plans))
),

confirmed as (
    select
        plan_id,
        bool_and(sureness = 'confirmed') as is_all_confirmed,
    from serving
    group by plan_id
),

tasks as materialized (
    select
        plan_id,
        serves as section,
        list(task_id order by position) filter (where is_main and kind = 'live') as live_ids,
        list(task_id order by position) filter (
            where is_main and kind = 'live' and (is_overdue or rating = 'off_track')
        ) as late_ids,
        list(task_id order by position) filter (where is_main and kind = 'shown') as shown_ids,
        list(task_id order by position) filter (where is_main and kind = 'unshown') as unshown_ids,
        count(*) filter (where is_main and kind = 'closed') as closed,
        list(task_id order by position) filter (where not is_main) as also_ids,
    from serving
    where serves is not null and sureness <> 'unsure'
    group by plan_id, serves
),

judged as (
    select
        plans.plan_id,
        plans.title as plan,
        plans.judged_at as as_at,
        places.*,
        last_periods.period,
        last_periods.last_period,
        now.criterion,
        now.step,
        now.self_rating,
        now.evidence,
        now.last_letter,
        now.gap,
        last.criterion as last_criterion,
        last.self_rating as last_self_rating,
        last.last_letter as last_last_letter,
        last.gap as last_gap,
        coalesce(written.written, []) as written,
        coalesce(tasks.live_ids, []) as live_ids,
        coalesce(tasks.late_ids, []) as late_ids,
        coalesce(tasks.shown_ids, []) as shown_ids,
        coalesce(tasks.unshown_ids, []) as unshown_ids,
        coalesce(tasks.also_ids, []) as also_ids,
        coalesce(len(tasks.live_ids), 0) as live,
        coalesce(len(tasks.shown_ids), 0) as shown,
        coalesce(len(tasks.unshown_ids), 0) as unshown,
        coalesce(tasks.closed, 0) as closed,
        coalesce(len(tasks.also_ids), 0) as also,
        tasks.section is not null or worded.section is not null or coalesce(confirmed.is_all_confirmed, false) as is_told,
        case
            when now.beside_met = -1 and tasks.live_ids is null then 'unmet_no_task'
            when now.beside_met = -1 and tasks.late_ids is not null then 'unmet_late'
            when now.beside_met = -1 then 'unmet_in_hand'
            when now.beside_met = 0 then 'met'
            when now.beside_met = 1 then 'exceeding'
            else 'not_rated'
        end as state,
    from plans
    inner join last_periods on plans.plan_id = last_periods.plan_id
    cross join places
    left join said as now
        on
            plans.plan_id = now.plan_id
            and places.section = now.section
            and places.element = now.element
            and last_periods.period = now.period
    left join said as last
        on
            plans.plan_id = last.plan_id
            and places.section = last.section
            and places.element = last.element
            and last_periods.last_period = last.period
    left join written
        on
            plans.plan_id = written.plan_id
            and places.section = written.section
            and places.element = written.element
            and last_periods.period = written.period
    left join tasks on plans.plan_id = tasks.plan_id and places.section = tasks.section
    left join confirmed on plans.plan_id = confirmed.plan_id
    left join framework_section_worded(known_at := $known_at) as worded
        on worded.framework = $framework and places.section = worded.section
),

ranked as (
    select
        *,
        list_position(
            ['unmet_no_task', 'unmet_late', 'unmet_in_hand', 'not_rated', 'met', 'exceeding'], state
        ) as state_rank,
    from judged
)

select
    * exclude (state_rank),
    arg_min(state, state_rank) filter (where element = '' or state <> 'not_rated') over (
        partition by plan_id, section
    ) as group_state,
from ranked
order by
    plan,
    plan_id,
    min(state_rank) filter (where element = '' or state <> 'not_rated') over (partition by plan_id, section),
    number,
    section,
    element_number nulls first,
    element
