-- The versions of one plan, to be kept, those that were withdrawn among them. One row per snapshot.
-- withdrawn_at: when first; null: never. before_it: of the versions that are in force rather than it, where they count.
-- $plan_id: the plan.
with

withdrawn as (
    select
        snapshot_id,
        min(withdrawn_at) as withdrawn_at,
    from withdrawal
    group by snapshot_id
),

versions as (
    select
        snapshot.*,
        withdrawn.withdrawn_at,
    from snapshot
    left join withdrawn on snapshot.snapshot_id = withdrawn.snapshot_id
    where snapshot.plan_id = $plan_id
),

rivals as (
    select
        version.snapshot_id,
        list({
            'as_at': rival.as_at, 'loaded_at': rival.loaded_at, 'withdrawn_at': rival.withdrawn_at
        }) as before_it,
    from versions as version
    inner join versions as rival
        on
            version.plan_id = rival.plan_id
            and (
                version.as_at < rival.as_at
                or (
                    version.as_at = rival.as_at
                    and (
                        version.loaded_at < rival.loaded_at
                        or (version.loaded_at = rival.loaded_at and version.snapshot_id > rival.snapshot_id)
                    )
                )
            )
    group by version.snapshot_id
),

rows as (
    select
        versions.*,
        coalesce(rivals.before_it, []) as before_it,
    from versions
    left join rivals on versions.snapshot_id = rivals.snapshot_id
)

from rows
