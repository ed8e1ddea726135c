-- The rows of the plan that a session asks about.
-- $kept: where they are; $told_by: the column that tells of which plan a row is; put in by name.
from $kept
where $told_by = getvariable('of_plan')
