-- Removes a document's bytes and every row that came from it, what rests on those rows first.
-- document_id.

-- Decisions on tasks that no other document holds.
delete from decision
where
    task_id in (
        select task.task_id
        from task
        inner join snapshot on task.snapshot_id = snapshot.snapshot_id
        where snapshot.document_id = $document_id
    )
    and task_id not in (
        select task.task_id
        from task
        inner join snapshot on task.snapshot_id = snapshot.snapshot_id
        where snapshot.document_id <> $document_id
    );

-- Likewise what people said of the sections that those tasks serve.
delete from task_mapping
where
    task_id in (
        select task.task_id
        from task
        inner join snapshot on task.snapshot_id = snapshot.snapshot_id
        where snapshot.document_id = $document_id
    )
    and task_id not in (
        select task.task_id
        from task
        inner join snapshot on task.snapshot_id = snapshot.snapshot_id
        where snapshot.document_id <> $document_id
    );

-- Packs of its plan, issued at its date or later, and what was edited in the words of its plan's packs.
delete from issued_file
using issued_pack, snapshot
where
    issued_file.pack_id = issued_pack.pack_id
    and list_contains(issued_pack.plan_ids, snapshot.plan_id)
    and issued_pack.as_at >= snapshot.as_at
    and snapshot.document_id = $document_id;

delete from pack_withdrawal
using issued_pack, snapshot
where
    pack_withdrawal.pack_id = issued_pack.pack_id
    and list_contains(issued_pack.plan_ids, snapshot.plan_id)
    and issued_pack.as_at >= snapshot.as_at
    and snapshot.document_id = $document_id;

delete from issued_pack
using snapshot
where
    list_contains(issued_pack.plan_ids, snapshot.plan_id)
    and issued_pack.as_at >= snapshot.as_at
    and snapshot.document_id = $document_id;

delete from pack_edit
using snapshot
where
    contains(pack_edit.pack_key, '"' || snapshot.plan_id || '"')
    and snapshot.document_id = $document_id;

-- What hangs on its snapshots, then these and the bytes.
delete from finding
using snapshot
where finding.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from task_match
using snapshot
where task_match.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from task_lead
using snapshot
where task_lead.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from training_target
using snapshot
where training_target.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from training_told
using snapshot
where training_told.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from training_reading
using snapshot
where training_reading.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from plan_note
using snapshot
where plan_note.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from rating_key
using snapshot
where rating_key.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from withdrawal
using snapshot
where withdrawal.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from task
using snapshot
where task.snapshot_id = snapshot.snapshot_id and snapshot.document_id = $document_id;

delete from snapshot
where document_id = $document_id;

delete from document
where document_id = $document_id;
