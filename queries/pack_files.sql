-- The files of an issued pack, byte for byte as they were issued.
-- One row per file, in their order.
-- $pack_id: the pack.
select
    file_name,
    media_type,
    content,
    size_bytes,
from issued_file
where pack_id = $pack_id
order by position
