-- Kept rows of an earlier version, those of some plans replaced by what these plans have now.
-- $kept, $now: where they are; $told_by: the column that tells of which plan, or of which of its versions, a row is; put in by name.
-- $outdated: those plans, or their versions.
with

rows as (
    select kept.*
    from $kept as kept
    where not list_contains($outdated::varchar[], kept.$told_by)
    union all
    from $now
)

from rows
