-- How the tasks of each plan cover a framework: what is live, complete with evidence (shown), complete without (unshown) and
-- closed in each section. A task counts in its main section alone; also_ids are those that serve it beside another.
-- One row per plan and section, those without a task among them, by plan, in the framework's order. tasks: all that count.
-- is_told: whether a section without a task has none; false where no words speak for it, so that the rules can't find any.
-- unsure, unmapped: of the plan, the tasks whose section is a guess, and those that serve none.
-- $framework: the framework
-- $view: what the shared filters keep, as task_shown takes it.
with

plans as (
    select
        plan.plan_id,
        plan.title,
        in_force.judged_at as as_at,
    from plan
    inner join snapshot_known($view.on_date, $view.known_at, false) as in_force using (plan_id)
    where $view.plans is null or list_contains($view.plans, plan.plan_id)
),

sections as (
    from framework_section_known()
    where framework = $framework
),

served as (
    from task_coverage($framework, $view)
),

counted as (
    select
        plan_id,
        counts_in as section,
        list(task_id order by position) filter (where kind = 'live') as live_ids,
        list(task_id order by position) filter (where kind = 'shown') as shown_ids,
        list(task_id order by position) filter (where kind = 'unshown') as unshown_ids,
        list(task_id order by position) filter (where kind = 'closed') as closed_ids,
    from served
    where counts_in is not null
    group by plan_id, counts_in
),

queues as (
    select
        plan_id,
        count(*) filter (where is_main and sureness = 'unsure') as unsure,
        count(*) filter (where is_main and sureness = 'none') as unmapped,
        bool_and(sureness = 'confirmed') as is_all_confirmed,
    from served
    group by plan_id
),

beside as (
    select
        plan_id,
        serves as section,
        list(task_id order by position) as also_ids,
    from served
    where not is_main
    group by plan_id, serves
)

select
    plans.plan_id,
    plans.title as plan,
    plans.as_at,
    sections.section,
    sections.number,
    sections.title_en as title,
    coalesce(len(counted.live_ids), 0) as live,
    coalesce(len(counted.shown_ids), 0) as shown,
    coalesce(len(counted.unshown_ids), 0) as unshown,
    coalesce(len(counted.closed_ids), 0) as closed,
    live + shown + unshown + closed as tasks,
    coalesce(counted.live_ids, []) as live_ids,
    coalesce(counted.shown_ids, []) as shown_ids,
    coalesce(counted.unshown_ids, []) as unshown_ids,
    coalesce(counted.closed_ids, []) as closed_ids,
    coalesce(beside.also_ids, []) as also_ids,
    tasks > 0 or len(also_ids) > 0 or worded.section is not null or coalesce(queues.is_all_confirmed, false) as is_told,
    coalesce(queues.unsure, 0) as unsure,
    coalesce(queues.unmapped, 0) as unmapped,
from plans
cross join sections
left join counted on plans.plan_id = counted.plan_id and sections.section = counted.section
left join queues on plans.plan_id = queues.plan_id
left join framework_section_worded(known_at := $view.known_at) as worded
    on worded.framework = $framework and sections.section = worded.section
left join beside on plans.plan_id = beside.plan_id and sections.section = beside.section
order by plans.title, plans.plan_id, sections.number, sections.section
