-- The date of the latest version that is known at a moment. One row.
-- $known_at: as in snapshot_known.
select max(as_at) as as_at
from snapshot_known(null, $known_at, false)
