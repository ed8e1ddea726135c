-- In the versions that count today.
select rule, severity, count(*) as times
from finding
where snapshot_id in (select snapshot_id from snapshot_at(null))
group by rule, severity
order by times desc, rule
