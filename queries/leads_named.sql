-- The spellings of leads that people gave a name, in force: one with others, or on its own.
-- One row per spelling, in order of the name given. is_as_written: the spelling was read as another lead.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
with

namings as (
    select distinct
        decision_id,
        subject,
        value,
        reason,
        decided_by,
        epoch_us(decided_at) as decided_at,
    from decision_known($on_date, $known_at, false)
    where kind = 'lead_name' and value is not null
),

written as (
    from lead_written($on_date, $known_at, false)
)

select
    namings.decision_id,
    namings.subject as spelling,
    namings.value as name,
    namings.reason,
    namings.decided_by,
    namings.decided_at,
    count(distinct written.task_id) as tasks,
    coalesce(bool_or(written.lead_text = namings.subject and written.lead <> namings.subject), false) as is_as_written,
from namings
left join written on namings.decision_id = written.naming_id
group by
    namings.decision_id, namings.subject, namings.value, namings.reason, namings.decided_by, namings.decided_at
order by lower(namings.value), namings.value, lower(namings.subject), namings.subject
