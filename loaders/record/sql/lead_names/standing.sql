-- One row: the last decision about a spelling; none where there is none.
-- field: lead_name:SPELLING.
select
    decision_id,
    value,
    reason,
    decided_by,
from decision_standing
where field = $field
