-- One row per snapshot whose plan has others: the one that its tasks are likest to (of the same date, else the last before, else
-- the first after), and the last one before it, null where there is none. Withdrawn ones don't count.
-- snapshot_ids: those whose neighbours they are.
select
    this.snapshot_id,
    first(
        other.snapshot_id
        order by
            other.as_at = this.as_at desc,
            other.as_at < this.as_at desc,
            abs(other.as_at - this.as_at) asc,
            other.loaded_at desc
    ) as likest,
    first(other.snapshot_id order by other.as_at desc, other.loaded_at desc) filter (where other.as_at < this.as_at) as before,
from snapshot as this
inner join snapshot as other on this.plan_id = other.plan_id and this.snapshot_id <> other.snapshot_id
anti join withdrawal on other.snapshot_id = withdrawal.snapshot_id
where this.snapshot_id in (select unnest($snapshot_ids))
group by this.snapshot_id
