-- One issued pack whole, as it was frozen, and what it was made of.
-- One row, or none where there is no such pack. withdrawn_us: when it was withdrawn, in microseconds since 1970; null while it isn't.
-- $pack_id: the pack.
select
    issued_pack.pack_id,
    issued_pack.content::varchar as content,
    issued_pack.choice::varchar as choice,
    epoch_us(pack_withdrawal.withdrawn_at) as withdrawn_us,
from issued_pack
left join pack_withdrawal on issued_pack.pack_id = pack_withdrawal.pack_id
where issued_pack.pack_id = $pack_id
