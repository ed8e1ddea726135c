-- At most one row: the figure that a person gave last of the same thing and day.
-- plan_id, programme, audience, measure, as_at: of what.
select training_reading.value
from training_reading
where
    training_reading.snapshot_id is null
    and training_reading.plan_id = $plan_id
    and training_reading.programme = $programme
    and coalesce(training_reading.audience, '') = $audience
    and training_reading.measure = $measure
    and training_reading.as_at = $as_at
order by training_reading.added_at desc
limit 1
