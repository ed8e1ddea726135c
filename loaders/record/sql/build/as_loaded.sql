-- One row: a snapshot's plan, what was said of it when it was loaded, its document, and why
-- that holds no data about people referred, where a person said so; none where it is withdrawn.
-- snapshot_id.
select
    plan.plan_id,
    plan.council,
    plan.title,
    plan.starts_on,
    plan.ends_on,
    snapshot.as_at,
    snapshot.as_at_basis,
    snapshot.as_at_note,
    snapshot.wording,
    snapshot.wording_note,
    document.content,
    document.file_name,
    snapshot.corrected_columns,
    snapshot.header_row,
    finding.source_text as not_case_data,
from snapshot
anti join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id
inner join plan on snapshot.plan_id = plan.plan_id
inner join document on snapshot.document_id = document.document_id
left join finding on snapshot.snapshot_id = finding.snapshot_id and finding.rule = 'not_case_data'
where snapshot.snapshot_id = $snapshot_id
