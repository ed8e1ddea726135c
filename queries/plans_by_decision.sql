-- The plans known by what people decided about them; so many of them at a time.
-- One row per plan with a version in force. found: how many plans there are, on whichever page.
-- decisions: in force at the date; carried: of these, the corrections that are about an earlier version, with which the one in
-- force may disagree; decided_on: the day of the last of those in force, null without one.
-- $ranked_by: decisions, carried or decided_on; anything else by title
-- $search: kept where the title, the council or its id holds it, as plan_found has it; null for all
-- $most: at most so many rows; null for all
-- $after: after so many of them; null for none
-- $view: as task_shown takes it; of it its dates and plans count.
with

decided as (
    select
        plan_id,
        count(*) as decisions,
        count(*) filter (where task_id is not null and value is not null and kind <> 'finding' and as_at < in_as_at) as carried,
        max(decided_at)::date as decided_on,
    from decision_known($view.on_date, $view.known_at, false)
    group by plan_id
),

ranked as (
    select
        plan.plan_id,
        plan.council,
        plan.title,
        in_force.judged_at as as_at,
        coalesce(decided.decisions, 0) as decisions,
        coalesce(decided.carried, 0) as carried,
        decided.decided_on,
    from snapshot_known($view.on_date, $view.known_at, false) as in_force
    inner join plan_found($search) as plan using (plan_id)
    left join decided using (plan_id)
    where $view.plans is null or list_contains($view.plans, plan.plan_id)
)

select
    *,
    (select count(every_one.plan_id) from ranked as every_one) as found,
from ranked
order by
    if($ranked_by = 'decided_on', decided_on, null) desc nulls last,
    case $ranked_by when 'decisions' then decisions when 'carried' then carried else 0 end desc,
    if($ranked_by = 'title', 0, decisions) desc,
    title asc,
    plan_id asc
limit $most offset $after
