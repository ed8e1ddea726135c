-- Adds a snapshot: one plan as one document has it.
-- snapshot_id, plan_id, document_id; as_at, as_at_basis, as_at_note: the date that it stands for, stated or assumed, and why.
-- loaded_at, loaded_by: when and by whom; document_title; wording, wording_note: whose words its text is in.
-- corrected_columns: JSON of the columns that a person corrected, null for none.
-- header_row: where the row stands that a person said holds the headings, null for none.
insert into snapshot (
    snapshot_id, plan_id, as_at, as_at_basis, as_at_note, document_id, loaded_at, loaded_by, document_title, wording,
    wording_note, corrected_columns, header_row
)
values (
    $snapshot_id, $plan_id, $as_at, $as_at_basis, $as_at_note, $document_id, $loaded_at, $loaded_by, $document_title, $wording,
    $wording_note, $corrected_columns, $header_row
)
