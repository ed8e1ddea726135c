-- One row: whether a pack was issued.
-- pack_id.
select count(*) > 0 as is_issued
from issued_pack
where pack_id = $pack_id
