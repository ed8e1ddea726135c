-- One row per kind of row that lacks what it belongs to: what they are, in words, and how many.
with
lacking as (
    select 'loads without their plan' as what
    from snapshot
    anti join plan on snapshot.plan_id = plan.plan_id
    union all
    select 'loads without their document' as what
    from snapshot
    anti join document on snapshot.document_id = document.document_id
    union all
    select 'tasks without their load' as what
    from task
    anti join snapshot on task.snapshot_id = snapshot.snapshot_id
    union all
    select 'leads without their task' as what
    from task_lead
    anti join task on task_lead.snapshot_id = task.snapshot_id and task_lead.task_id = task.task_id
    union all
    select 'findings without their load' as what
    from finding
    anti join snapshot on finding.snapshot_id = snapshot.snapshot_id
    union all
    select 'findings without their task' as what
    from finding
    anti join task on finding.snapshot_id = task.snapshot_id and finding.task_id = task.task_id
    where finding.task_id is not null
    union all
    select 'matches without their task' as what
    from task_match
    anti join task on task_match.snapshot_id = task.snapshot_id and task_match.task_id = task.task_id
    union all
    select 'notes of plans without their load' as what
    from plan_note
    anti join snapshot on plan_note.snapshot_id = snapshot.snapshot_id
    union all
    select 'rating keys without their load' as what
    from rating_key
    anti join snapshot on rating_key.snapshot_id = snapshot.snapshot_id
    union all
    select 'training goals without their load' as what
    from training_target
    anti join snapshot on training_target.snapshot_id = snapshot.snapshot_id
    union all
    select 'training figures without their load' as what
    from training_reading
    anti join snapshot on training_reading.snapshot_id = snapshot.snapshot_id
    where training_reading.snapshot_id is not null
    union all
    select 'training told in shares or words without its load' as what
    from training_told
    anti join snapshot on training_told.snapshot_id = snapshot.snapshot_id
    union all
    select 'training goals that people set without their plan' as what
    from training_goal
    anti join plan on training_goal.plan_id = plan.plan_id
    union all
    select 'rules of training without their plan' as what
    from training_rule
    anti join plan on training_rule.plan_id = plan.plan_id
    union all
    select 'counted exports without their plan' as what
    from training_import
    anti join plan on training_import.plan_id = plan.plan_id
    union all
    select 'completions without their export' as what
    from training_completion
    anti join training_import on training_completion.import_id = training_import.import_id
    union all
    select 'withdrawals without their export' as what
    from training_import_withdrawal
    anti join training_import on training_import_withdrawal.import_id = training_import.import_id
    union all
    select 'mapped tasks without their plan' as what
    from task_mapping
    anti join plan on task_mapping.plan_id = plan.plan_id
    union all
    select 'entries of the assurance file without their plan' as what
    from assurance_entry
    anti join plan on assurance_entry.plan_id = plan.plan_id
    union all
    select 'withdrawals without their load' as what
    from withdrawal
    anti join snapshot on withdrawal.snapshot_id = snapshot.snapshot_id
    union all
    select 'decisions without their plan' as what
    from decision
    anti join plan on decision.plan_id = plan.plan_id
    where decision.plan_id is not null
    union all
    select 'undone decisions that are not there' as what
    from decision as undoing
    anti join decision as undone on undoing.revokes = undone.decision_id
    where undoing.revokes is not null
    union all
    select 'files without their issued pack' as what
    from issued_file
    anti join issued_pack on issued_file.pack_id = issued_pack.pack_id
    union all
    select 'withdrawals without their issued pack' as what
    from pack_withdrawal
    anti join issued_pack on pack_withdrawal.pack_id = issued_pack.pack_id
)

select
    what,
    count(*) as number,
from lacking
group by what
order by what asc
