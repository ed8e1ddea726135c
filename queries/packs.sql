-- The board packs that were issued, the newest first, without their contents.
-- One row per pack; replaced_by_id: the pack that was issued again in its place, null while it stands.
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
    packs.issued_at::date as issued_on,
    packs.issued_by,
    packs.note,
    packs.replaces,
    later.pack_id as replaced_by_id,
    coalesce(sizes.files, 0) as files,
    coalesce(sizes.size_bytes, 0) as size_bytes,
from packs
left join packs as later on packs.pack_id = later.replaces
left join sizes on packs.pack_id = sizes.pack_id
qualify row_number() over (partition by packs.pack_id order by later.issued_at desc nulls last) = 1
order by packs.issued_at desc, packs.pack_id
