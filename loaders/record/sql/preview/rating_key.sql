-- One row per line of the plan's own rating key.
select
    position,
    label,
    meaning,
    colour,
    rating,
from rating_key
order by position
