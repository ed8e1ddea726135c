-- Keeps who purged a document, when and why, in place of what was kept of it before.
-- document_id; plan_ids: the plans that it was loaded for, in words; purged_at, purged_by, reason.
update purge set
    plan_ids = $plan_ids,
    purged_at = $purged_at,
    purged_by = $purged_by,
    reason = $reason
where document_id = $document_id;

insert into purge (document_id, plan_ids, purged_at, purged_by, reason)
select
    $document_id,
    $plan_ids,
    $purged_at,
    $purged_by,
    $reason,
where
    not exists (
        from purge
        where document_id = $document_id
    );
