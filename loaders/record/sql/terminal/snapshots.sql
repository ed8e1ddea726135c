-- One row per snapshot, the newest load first, and who withdrew it and why.
select
    snapshot.snapshot_id,
    snapshot.plan_id,
    snapshot.as_at::varchar as as_at,
    snapshot.document_title,
    snapshot.loaded_at::date::varchar as loaded_on,
    snapshot.loaded_by,
    withdrawal.withdrawn_by,
    withdrawal.reason,
from snapshot
left join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id
order by snapshot.loaded_at desc
