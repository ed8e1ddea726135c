-- Adds a document, unless its bytes are known.
-- document_id: the SHA-256 of content, in hex; file_name, media_type; content: its bytes; size_bytes: how many.
insert into document (document_id, file_name, media_type, content, size_bytes)
values ($document_id, $file_name, $media_type, $content, $size_bytes)
on conflict (document_id) do nothing
