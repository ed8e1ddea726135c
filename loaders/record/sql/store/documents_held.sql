-- One row per document that was loaded or purged: whether it may come in again by itself.
-- is_purged: it was removed for good; is_withdrawn: every load of it is taken out of the figures.
select
    snapshot.document_id,
    false as is_purged,
    bool_and(withdrawal.snapshot_id is not null) as is_withdrawn,
from snapshot
left join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id
group by snapshot.document_id
union all by name
select
    document_id,
    true as is_purged,
    false as is_withdrawn,
from purge
