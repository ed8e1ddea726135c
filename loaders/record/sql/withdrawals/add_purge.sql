-- Keeps who purged a document, when and why, in place of what was kept of it before.
-- document_id; plan_ids: the plans that it was loaded for, in words; purged_at, purged_by, reason.
insert or replace into purge (document_id, plan_ids, purged_at, purged_by, reason)
values ($document_id, $plan_ids, $purged_at, $purged_by, $reason)
