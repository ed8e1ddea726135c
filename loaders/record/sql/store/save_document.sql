-- Adds a document, unless its bytes are known.
-- document_id: the SHA-256 of content, in hex; file_name, media_type; content: its bytes; size_bytes: how many.
insert into document (document_id, file_name, media_type, content, size_bytes)
select
    $document_id,
    $file_name,
    $media_type,
    $content::blob,
    $size_bytes,
where
    not exists (
        from document
        where document_id = $document_id
    )
