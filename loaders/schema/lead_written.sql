-- One row per lead that a document in force writes for a task, with the name that it counts as.
-- lead_text: as written; lead: as read; name: as a person named that spelling, else as read; naming_id: that decision.
-- on_date, known_at, each_date: as in snapshot_known.
create or replace macro lead_written(on_date, known_at, each_date) as table
    with

    namings as (
        from decision_known(on_date, known_at, each_date)
        where kind = 'lead_name' and value is not null
    ),

    written as (
        select
            in_force.plan_id,
            task_lead.*,
            coalesce(as_written.value, as_read.value, task_lead.lead) as name,
            coalesce(as_written.decision_id, as_read.decision_id) as naming_id,
            coalesce(as_written.decided_by, as_read.decided_by) as named_by,
            coalesce(as_written.reason, as_read.reason) as named_because,
        from task_lead
        inner join snapshot_known(on_date, known_at, each_date) as in_force using (snapshot_id)
        left join namings as as_written
            on task_lead.snapshot_id = as_written.in_snapshot_id and task_lead.lead_text = as_written.subject
        left join namings as as_read
            on task_lead.snapshot_id = as_read.in_snapshot_id and task_lead.lead = as_read.subject
    )

    from written
