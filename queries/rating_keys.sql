-- The keys to ratings that the plans themselves print, with the rating that each line is read as.
-- One row per line of a plan's key.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
with

in_force as (
    from snapshot_known($on_date, $known_at, false)
)

select
    rating_key.plan_id,
    rating_key.position,
    rating_key.label,
    rating_key.meaning,
    rating_key.colour,
    rating_key.rating,
from rating_key
inner join in_force using (snapshot_id)
order by rating_key.plan_id, rating_key.position
