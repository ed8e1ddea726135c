-- One row per document whose bytes aren't those that it was stored with: its name.
select file_name
from document
where sha256(content) <> document_id or octet_length(content) <> size_bytes
order by file_name asc
