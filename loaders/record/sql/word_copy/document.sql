-- One row: the snapshot of a plan in force at a date and its document, with what was said of it when it was loaded;
-- none where the plan has none.
-- plan_id; on_date: null for the latest.
select
    in_force.snapshot_id,
    in_force.as_at,
    in_force.corrected_columns,
    in_force.header_row,
    document.content,
    document.file_name,
    finding.source_text as not_case_data,
from snapshot_at($on_date) as in_force
inner join document on in_force.document_id = document.document_id
left join finding on in_force.snapshot_id = finding.snapshot_id and finding.rule = 'not_case_data'
where in_force.plan_id = $plan_id
