-- declared: by the plan; computed: by this tool; confirmed: by a person.
select
    plan_id as plan,
    coalesce(rating, 'not rated') as rating,
    coalesce(rating_basis, 'none') as basis,
    count(*) as tasks,
from task_at(null)
group by all
order by plan, tasks desc
