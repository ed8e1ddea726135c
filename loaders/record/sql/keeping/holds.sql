-- One row: what the database holds, counted.
select
    (select count(*) from plan) as plans,
    (select count(*) from snapshot) as loads,
    (select count(*) from snapshot semi join withdrawal on snapshot.snapshot_id = withdrawal.snapshot_id) as withdrawn,
    (select count(*) from task) as tasks,
    (select count(*) from document) as documents,
    (select count(*) from decision) as decisions,
