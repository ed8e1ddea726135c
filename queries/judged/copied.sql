-- Kept rows once more, as what is asked for at the date of the latest version is what is asked for without one.
-- $kept: where they are, put in by name. $on_date: that date.
with

rows as (
    select kept.* replace ($on_date::date as asked_on),
    from $kept as kept
)

from rows
