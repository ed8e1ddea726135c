-- After the plan's own date and within three months of it.
select plan_id as plan, ref, due_on, action, leads, rating
from task_at(null)
where
    due_on > as_at
    and due_on <= three_months_after(as_at)
    and disposition = 'open'
order by due_on, plan, position
