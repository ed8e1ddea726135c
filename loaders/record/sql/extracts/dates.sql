-- One row per date at which a plan stood last in a quarter of the year, the newest first; withdrawn loads don't count.
-- plan_id; quarters: how many at most.
select max(as_at) as as_at
from snapshot_known(null, null, true)
where plan_id = $plan_id
group by date_trunc('quarter', as_at)
order by as_at desc
limit $quarters
