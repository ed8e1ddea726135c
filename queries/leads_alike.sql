-- Leads that are likely one: spelled nearly alike in a plan, where nobody dismissed that, or the same but for case
-- and punctuation.
-- One row per pair of names that count apart, in order of name. alike_by: near_spelling, letters.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
with

written as (
    from lead_written($on_date, $known_at, false)
),

dismissed as (
    select
        in_snapshot_id as snapshot_id,
        task_id,
    from decision_known($on_date, $known_at, false)
    where field = 'finding:near_spelling' and value = 'dismissed'
),

names as (
    select
        name,
        regexp_replace(lower(name), '[^\pL\pN]+', '', 'g') as letters,
        count(distinct task_id) as tasks,
    from written
    group by name
),

found as (
    select
        one.name as one_name,
        other.name as other_name,
        'near_spelling' as alike_by,
    from finding
    inner join snapshot_known($on_date, $known_at, false) as in_force on finding.snapshot_id = in_force.snapshot_id
    inner join written as one on finding.snapshot_id = one.snapshot_id and finding.suggested_value = one.lead
    inner join written as other on finding.snapshot_id = other.snapshot_id and finding.source_text = other.lead
    anti join dismissed on finding.snapshot_id = dismissed.snapshot_id and finding.task_id = dismissed.task_id
    where finding.rule = 'near_spelling' and finding.suggested_field = 'lead_name'
    union all
    select
        one.name as one_name,
        other.name as other_name,
        'letters' as alike_by,
    from names as one
    inner join names as other on one.letters = other.letters and one.name < other.name
),

pairs as (
    select
        least(one_name, other_name) as name,
        greatest(one_name, other_name) as other,
        max(alike_by) as alike_by,
    from found
    where one_name <> other_name
    group by all
)

select
    pairs.name,
    pairs.other,
    pairs.alike_by,
    one.tasks,
    another.tasks as other_tasks,
from pairs
inner join names as one on pairs.name = one.name
inner join names as another on pairs.other = another.name
order by lower(pairs.name), pairs.name, pairs.other
