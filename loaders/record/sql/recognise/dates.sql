-- One row per plan and date that it has a version of which isn't withdrawn, and the name of the file.
select
    snapshot.plan_id,
    snapshot.as_at,
    first(document.file_name order by snapshot.loaded_at desc) as file_name,
from snapshot
inner join document on snapshot.document_id = document.document_id
anti join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id
group by snapshot.plan_id, snapshot.as_at
