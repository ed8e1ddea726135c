-- Adds what a person said that a column of a plan is.
-- plan_id, heading; field: null for as it is read without a person; corrected_by, corrected_at: who and when.
insert into plan_column (plan_id, heading, field, corrected_by, corrected_at)
values ($plan_id, $heading, $field, $corrected_by, $corrected_at)
