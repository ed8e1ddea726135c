-- One row for an issued pack: whether it is withdrawn; none where it isn't known.
-- pack_id.
select pack_withdrawal.pack_id is not null as is_withdrawn
from issued_pack
left join pack_withdrawal on issued_pack.pack_id = pack_withdrawal.pack_id
where issued_pack.pack_id = $pack_id
