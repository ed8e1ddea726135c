-- Adds one counted file of a learning system.
-- import_id, plan_id; as_at: the day of the export; shape: which columns it had, in words; completions, left_out: rows;
-- source: where it is from; imported_by, imported_at: who and when.
insert into training_import (
    import_id, plan_id, as_at, shape, completions, left_out, source, imported_by, imported_at
)
values ($import_id, $plan_id, $as_at, $shape, $completions, $left_out, $source, $imported_by, $imported_at)
