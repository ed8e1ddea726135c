-- The tasks that the filters keep and the sections of a framework that each serves, with why and where it stands.
-- One row per task and section, in the plans' order, each task's main section (is_main) first; its section is null where it
-- serves none. sureness: confirmed, sure, likely, unsure (the section is a guess and the task counts in none) or none.
-- kind: live, shown (complete, with evidence), unshown (complete, without) or closed.
-- $framework: the framework
-- $view: what the shared filters keep, as task_shown takes it.
-- $section: only the tasks that count in it, with all that they serve; null for all.
-- $task_ids: only these; null for all.
with

served as (
    from task_coverage($framework, $view)
    where $task_ids is null or list_contains($task_ids, task_id)
),

counted as (
    select task_id
    from served
    where counts_in = $section
),

sections as (
    from framework_section_known()
    where framework = $framework
)

select
    served.snapshot_id,
    served.task_id,
    served.plan_id,
    plan.title as plan,
    served.as_at,
    served.snapshot_as_at,
    served.ref,
    served.action,
    served.outcome,
    served.area,
    served.leads,
    served.due_on,
    served.timescale_text,
    served.progress,
    served.status_text,
    served.next_steps,
    served.serves as section,
    sections.number,
    sections.title_en as title,
    served.is_main,
    served.counts_in,
    served.sureness,
    served.because,
    served.kind,
    served.rating,
    served.rating_basis,
    served.disposition,
    served.evidence_phrase,
from served
inner join plan using (plan_id)
left join sections on served.serves = sections.section
where $section is null or served.task_id in (from counted)
order by plan.title, served.plan_id, served.position, served.task_id, served.is_main desc, sections.number, served.serves
