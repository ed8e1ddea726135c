-- The files of some issued packs that hold leads' calendars, the newest pack first.
-- One row per file: a calendar, or a zip of leads' briefs with theirs.
-- $pack_ids: the packs.
select
    issued_file.file_name,
    issued_file.content,
from issued_file
inner join issued_pack on issued_file.pack_id = issued_pack.pack_id
where
    list_contains(cast($pack_ids as varchar[]), issued_file.pack_id)
    and (ends_with(issued_file.file_name, '.ics') or ends_with(issued_file.file_name, '-briefs.zip'))
order by
    issued_pack.issued_at desc,
    issued_file.position asc
