-- The plans known by what the loader remarked about the version in force; so many of them at a time.
-- One row per plan with a version in force. found: how many plans there are, on whichever page.
-- errors, warnings, notes: that nobody has answered; answered: those that a person has.
-- $ranked_by: errors or warnings; anything else by title
-- $search: kept where the title, the council or its id holds it, as plan_found has it; null for all
-- $most: at most so many rows; null for all
-- $after: after so many of them; null for none
-- $view: as task_shown takes it; of it its dates and plans count.
with

answers as (
    from decision_known($view.on_date, $view.known_at, false)
    where kind = 'finding'
),

in_force as (
    from snapshot_known($view.on_date, $view.known_at, false)
),

remarked as (
    select
        finding.snapshot_id,
        count(*) filter (where finding.severity = 'error' and answers.value is null) as errors,
        count(*) filter (where finding.severity = 'warning' and answers.value is null) as warnings,
        count(*) filter (where finding.severity = 'note' and answers.value is null) as notes,
        count(answers.value) as answered,
    from finding
    inner join in_force using (snapshot_id)
    left join answers
        on
            finding.snapshot_id = answers.in_snapshot_id
            and finding.rule = answers.subject
            and finding.task_id is not distinct from answers.task_id
    group by finding.snapshot_id
),

ranked as (
    select
        plan.plan_id,
        plan.council,
        plan.title,
        in_force.judged_at as as_at,
        coalesce(remarked.errors, 0) as errors,
        coalesce(remarked.warnings, 0) as warnings,
        coalesce(remarked.notes, 0) as notes,
        coalesce(remarked.answered, 0) as answered,
    from in_force
    inner join plan_found($search) as plan using (plan_id)
    left join remarked on in_force.snapshot_id = remarked.snapshot_id
    where $view.plans is null or list_contains($view.plans, plan.plan_id)
)

select
    *,
    (select count(every_one.plan_id) from ranked as every_one) as found,
from ranked
order by
    case $ranked_by when 'errors' then errors when 'warnings' then warnings else 0 end desc,
    if($ranked_by = 'title', 0, errors) desc,
    if($ranked_by = 'title', 0, warnings) desc,
    title asc,
    plan_id asc
limit $most offset $after
