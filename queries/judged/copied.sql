-- Kept rows of a plan once more, as what is asked for at the date of the latest version is what is asked for without one.
-- $kept: where they are; $told_by: the column that tells of which plan, or of which of its versions, a row is; put in by name.
-- $on_date: that date. $of_plan: the plan, or its versions.
with

rows as (
    select kept.* replace ($on_date::date as asked_on),
    from $kept as kept
    where list_contains($of_plan::varchar[], kept.$told_by)
)

from rows
