-- Adds a file of an issued pack.
-- pack_id; position: from 1; file_name, media_type, content, size_bytes.
insert into issued_file (pack_id, position, file_name, media_type, content, size_bytes)
values ($pack_id, $position, $file_name, $media_type, $content, $size_bytes)
