-- Adds which row of a plan a person said holds the headings.
-- plan_id; headings: the row's filled cells, null for as it is read without a person; corrected_by, corrected_at: who and when.
insert into plan_heading_row (plan_id, headings, corrected_by, corrected_at)
values ($plan_id, $headings, $corrected_by, $corrected_at)
