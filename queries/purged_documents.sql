-- Documents that were removed with everything read from them, the newest first: when, by whom, why.
-- One row per purged document.
select
    document_id,
    plan_ids,
    purged_at::date as purged_on,
    purged_by,
    reason,
from purge
order by purged_at desc, document_id
