-- One row per load of a plan that isn't withdrawn, the first loaded first: what it is of, its date, who loaded it and when
-- (microseconds since 1970), and the plan's names.
-- plan_id.
select
    snapshot.snapshot_id,
    snapshot.document_id,
    snapshot.as_at,
    plan.council,
    plan.title,
    document.file_name,
    snapshot.loaded_by,
    epoch_us(snapshot.loaded_at) as loaded_at,
from snapshot
inner join plan on snapshot.plan_id = plan.plan_id
inner join document on snapshot.document_id = document.document_id
anti join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id
where snapshot.plan_id = $plan_id
order by snapshot.loaded_at asc
