-- What people changed in the words of a pack, as it holds now.
-- One row per section, panel or sentence changed, in the order that they were first changed.
-- $pack_key: what the pack is of.
select
    item,
    max_by(panel, edited_at) as panel,
    max_by(coalesce(text, ''), edited_at) as text, -- '' for as the figures give it: max_by would pass over a null
    max_by(coalesce(generated, ''), edited_at) as generated,
    max_by(is_hidden, edited_at) as is_hidden,
    nullif(max_by(coalesce(position, 0), edited_at), 0) as position,
    max_by(edited_by, edited_at) as edited_by,
    max(edited_at)::date as edited_on,
from pack_edit
where pack_key = $pack_key
group by item
order by min(edited_at), item
