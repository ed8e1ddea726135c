-- Those that were undone since are counted too.
select field, decided_by, count(*) as decisions, max(decided_at)::date as last_one
from decision
where revokes is null
group by field, decided_by
order by decisions desc, field
