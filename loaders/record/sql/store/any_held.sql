-- One row: whether any of some documents was loaded, withdrawn or not, or purged.
-- document_ids.
select
    exists (
        from snapshot
        where document_id in (select unnest($document_ids))
    )
    or exists (
        from purge
        where document_id in (select unnest($document_ids))
    ) as is_held
