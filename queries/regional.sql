-- Councils side by side by the sections of a framework, the worst first, from the plans here and from files of counts.
-- One row per council's plan (or file of counts) and section, by place, all first; section: a key of the framework's,
-- unsure (only a guess), none (serves none), or all. Each stands at its own date, as_at, and nothing is added up over plans or dates.
-- late: live tasks that are overdue or off track; place: 1 for the greatest share of late in live tasks, whatever the section;
-- those without a live task come last. ratings: the tasks by rating, the computed ones apart (how). other_as_at: of the same
-- council's plan, or file, that is left out as it is older; null where there is none.
-- gss_code, region, nation: null where the plan's words tell no council.
-- $framework: a framework
-- $extracts: the counts of files, a list of objects as JSON text: gss_code, as_at, section, rating, basis, and six numbers; [] for none.
with

given as (
    select unnest(from_json($extracts, '[{
        "gss_code": "varchar", "as_at": "date", "section": "varchar", "rating": "varchar", "basis": "varchar",
        "tasks": "integer", "live": "integer", "late": "integer", "overdue": "integer", "complete": "integer", "closed": "integer"
    }]'), recursive := true),
),

plans as (
    select
        plan.plan_id,
        plan.title,
        plan.council,
        plan_council.gss_code,
        in_force.judged_at as as_at,
    from plan
    inner join snapshot_known(null, null, false) as in_force on plan.plan_id = in_force.plan_id
    inner join plan_council on plan.plan_id = plan_council.plan_id
),

here as (
    select
        gss_code,
        max(as_at) as as_at,
    from plans
    where gss_code is not null
    group by gss_code
),

sent as (
    select distinct
        gss_code,
        as_at,
    from given
),

dates as (
    select
        coalesce(here.gss_code, sent.gss_code) as gss_code,
        here.as_at as plan_as_at,
        sent.as_at as extract_as_at,
    from here
    full outer join sent on here.gss_code = sent.gss_code
),

shown as (
    select
        plans.plan_id as id,
        plans.plan_id,
        plans.title,
        plans.council as written,
        plans.gss_code,
        plans.as_at,
        dates.extract_as_at as other_as_at,
    from plans
    left join dates on plans.gss_code = dates.gss_code
    where dates.extract_as_at is null or dates.plan_as_at >= dates.extract_as_at
    union all by name
    select
        gss_code as id,
        gss_code,
        extract_as_at as as_at,
        plan_as_at as other_as_at,
    from dates
    where extract_as_at is not null and (plan_as_at is null or plan_as_at < extract_as_at)
),

counted as materialized (
    select
        plan_id as id,
        * exclude (plan_id, as_at),
    from section_count($framework, null, null)
    union all by name
    select
        given.gss_code as id,
        given.* exclude (gss_code, as_at),
    from given
    semi join shown on given.gss_code = shown.id and shown.plan_id is null
),

parts as (
    from counted
    union all by name
    select * replace ('all' as section),
    from counted
),

rated as (
    select
        parts.id,
        parts.section,
        parts.rating,
        if(parts.basis = 'computed', 'computed', 'declared') as how,
        rating_scale.position,
        sum(parts.tasks) as tasks,
        sum(parts.live) as live,
        sum(parts.late) as late,
        sum(parts.overdue) as overdue,
        sum(parts.complete) as complete,
        sum(parts.closed) as closed,
    from parts
    left join rating_scale using (rating)
    group by parts.id, parts.section, parts.rating, how, rating_scale.position
),

cells as (
    select
        id,
        section,
        sum(tasks)::integer as tasks,
        sum(live)::integer as live,
        sum(late)::integer as late,
        sum(overdue)::integer as overdue,
        sum(complete)::integer as complete,
        sum(closed)::integer as closed,
        list({ 'rating': rating, 'how': how, 'n': tasks::integer } order by position nulls last, how desc) as ratings,
    from rated
    group by id, section
),

sections as (
    select
        section,
        number,
        title_en as title,
    from framework_section_known()
    where framework = $framework
    union all by name
    select unnest(['unsure', 'none', 'all']) as section,
),

placed as (
    select
        shown.*,
        coalesce(council_lookup.council, shown.written) as council,
        council_lookup.welsh_name,
        council_lookup.region,
        council_lookup.nation,
        council_lookup.until,
        row_number() over (
            order by
                cells.late / nullif(cells.live, 0) desc nulls last,
                cells.late desc nulls last,
                council,
                shown.title,
                shown.id
        ) as place,
    from shown
    left join council_lookup on shown.gss_code = council_lookup.gss_code
    left join cells on shown.id = cells.id and cells.section = 'all'
)

select
    placed.place,
    placed.id,
    placed.plan_id,
    placed.title as plan,
    placed.council,
    placed.welsh_name,
    placed.gss_code,
    placed.region,
    placed.nation,
    placed.until,
    placed.as_at,
    placed.other_as_at,
    sections.section,
    sections.number,
    sections.title,
    coalesce(cells.tasks, 0) as tasks,
    coalesce(cells.live, 0) as live,
    coalesce(cells.late, 0) as late,
    coalesce(cells.overdue, 0) as overdue,
    coalesce(cells.complete, 0) as complete,
    coalesce(cells.closed, 0) as closed,
    coalesce(cells.ratings, []) as ratings,
from placed
cross join sections
left join cells on placed.id = cells.id and sections.section = cells.section
order by placed.place, sections.section <> 'all', sections.number nulls last, sections.section desc
