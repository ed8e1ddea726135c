-- One issued pack whole, as it was frozen, and what it was made of.
-- One row, or none where there is no such pack.
-- $pack_id: the pack.
select
    pack_id,
    content::varchar as content,
    choice::varchar as choice,
from issued_pack
where pack_id = $pack_id
