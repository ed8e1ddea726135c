-- One row per time that a person said what a column of a plan is, the oldest first.
-- plan_id. corrected_us: microseconds since 1970, UTC.
select
    heading,
    field,
    corrected_by,
    epoch_us(corrected_at) as corrected_us,
from plan_column
where plan_id = $plan_id
order by corrected_at
