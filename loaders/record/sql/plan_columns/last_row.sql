-- One row: what a person said last about the row of a plan that holds the headings; none where nobody did.
-- plan_id. corrected_us: microseconds since 1970, UTC.
select
    headings,
    corrected_by,
    epoch_us(corrected_at) as corrected_us,
from plan_heading_row
where plan_id = $plan_id
order by corrected_at desc
limit 1
