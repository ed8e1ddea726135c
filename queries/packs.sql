-- The board packs that were issued, the newest first, without their contents.
-- One row per pack. standing: withdrawn; else replaced, where one was issued again in its place; else stands.
-- number, version: which issue it is, null for packs from before they were numbered. *_us: a moment in microseconds since 1970.
-- later_version, later_note: of the pack that was issued in its place; withdrawn_*: null while it isn't withdrawn.
with

packs as (
    from issued_pack
),

sizes as (
    select
        pack_id,
        count(*) as files,
        sum(size_bytes) as size_bytes,
    from issued_file
    group by pack_id
)

select
    packs.pack_id,
    packs.title,
    packs.plan_ids,
    packs.quarter,
    packs.as_at,
    packs.audience,
    packs.choice::varchar as choice,
    packs.choice ->> 'lead' as lead,
    packs.number,
    packs.version,
    epoch_us(packs.issued_at) as issued_us,
    packs.issued_by,
    packs.note,
    case
        when pack_withdrawal.pack_id is not null then 'withdrawn'
        when later.pack_id is not null then 'replaced'
        else 'stands'
    end as standing,
    later.version as later_version,
    later.note as later_note,
    epoch_us(pack_withdrawal.withdrawn_at) as withdrawn_us,
    pack_withdrawal.withdrawn_by,
    pack_withdrawal.reason as withdrawn_why,
    coalesce(sizes.files, 0) as files,
    coalesce(sizes.size_bytes, 0) as size_bytes,
from packs
left join packs as later on packs.pack_id = later.replaces
left join pack_withdrawal on packs.pack_id = pack_withdrawal.pack_id
left join sizes on packs.pack_id = sizes.pack_id
qualify row_number() over (partition by packs.pack_id order by later.issued_at desc nulls last) = 1
order by packs.issued_at desc, packs.pack_id
