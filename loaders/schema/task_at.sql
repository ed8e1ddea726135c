-- One row per task of each plan's snapshot in force at a date, judged at that date.
-- on_date: as in snapshot_at. The rating rules are tried in the order of their numbers;
-- the first that fires gives computed_rating, and computed_because says which and why.
create or replace macro task_at(on_date) as table
with

in_force as (
    from snapshot_at(on_date)
),

decided as (
    select
        decision.task_id,
        max(decision.value) filter (where decision.field = 'rating') as rating,
        max(decision.value) filter (where decision.field = 'disposition') as disposition,
        max(try_cast(decision.value as date)) filter (where decision.field = 'due_on') as due_on,
    from (
        select decision.*
        from decision
        inner join in_force using (plan_id)
        where
            decision.as_at <= in_force.judged_at
            and decision.revokes is null
            and decision.decision_id not in (
                select revokes from decision where revokes is not null and as_at <= in_force.judged_at
            )
        qualify row_number() over (
            partition by decision.task_id, decision.field
            order by decision.as_at desc, decision.decided_at desc, decision.decision_id
        ) = 1
    ) as decision
    group by decision.task_id
),

first_due as (
    select
        task.task_id,
        min(task.due_on) as due_on,
    from task
    inner join snapshot using (snapshot_id)
    anti join withdrawal using (snapshot_id)
    inner join in_force on task.plan_id = in_force.plan_id
    where snapshot.as_at < in_force.as_at
    group by task.task_id
),

lead_names as (
    select
        snapshot_id,
        task_id,
        list(lead order by position) as leads,
    from task_lead
    group by snapshot_id, task_id
),

facts as (
    select
        task.* replace (coalesce(decided.due_on, task.due_on) as due_on),
        in_force.judged_at as as_at,
        coalesce(task.subsection, task.section) as area,
        coalesce(lead_names.leads, []) as leads,
        decided.rating as decided_rating,
        decided.disposition as decided_disposition,
        task.timescale_kind in ('ongoing', 'recurring') as is_standing,
        bool_or(task.declared_rating = 'complete') over (partition by task.snapshot_id) as plan_marks_completion,
        least(first_due.due_on, task.due_before) as earlier_due_on,
    from task
    inner join in_force on task.snapshot_id = in_force.snapshot_id
    left join decided on task.task_id = decided.task_id
    left join first_due on task.task_id = first_due.task_id
    left join lead_names on task.snapshot_id = lead_names.snapshot_id and task.task_id = lead_names.task_id
),

ruled as (
    select
        facts.*,
        case
            when declared_rating = 'complete' then 1
            when evidence in ('replaced', 'declined') then 2
            when evidence = 'done' and (is_standing or not coalesce(plan_marks_completion, false)) then 3
            when due_on < as_at then 4
            when
                evidence = 'not_started'
                and (start_by < as_at or (timescale_kind = 'range' and starts_on < as_at)) then 5
            when evidence = 'partly' or (evidence <> 'none' and due_on > earlier_due_on) then 6
            when
                evidence in ('under_way', 'routine', 'done')
                and (due_on is not null or is_standing) then 7
            when evidence = 'not_started' and due_on >= as_at then 8
            when evidence = 'none' then 9
            else 10
        end as rating_rule,
        coalesce('“' || evidence_phrase || '”', 'the words') as quoted,
        strftime(due_on, '%-d %b %Y') as due_text,
    from facts
),

rated as (
    select
        ruled.*,
        case rating_rule
            when 1 then 'complete'
            when 3 then if(is_standing, 'on_schedule', 'complete')
            when 4 then 'off_track'
            when 5 then 'off_track'
            when 6 then 'behind'
            when 7 then 'on_schedule'
            when 8 then 'on_schedule'
            when 9 then 'no_information'
        end as computed_rating,
        case rating_rule
            when 1 then 'Complete: the plan declares it (' || coalesce(declared_text, 'complete') || ').'
            when 2 then 'Not rated: closed without doing, ' || if(evidence = 'replaced', 'replaced', 'declined') || ' (' || quoted || ').'
            when 3 then if(
                is_standing,
                'On schedule: reported done (' || quoted || ') and carrying on.',
                'Complete: reported done (' || quoted || ').'
            )
            when 4 then
                'Off track: due ' || due_text || ', past at ' || strftime(as_at, '%-d %b %Y') || ', and ' || case
                    when evidence = 'none' then 'nothing is reported.'
                    when evidence = 'done' then 'not marked complete, though it reads as done (' || quoted || ').'
                    when evidence = 'unknown' and evidence_phrase is null then 'the words don’t say that it was done.'
                    else 'not reported done (' || quoted || ').'
                end
            when 5 then
                'Off track: not started (' || quoted || '), and it should have started by '
                || strftime(coalesce(start_by, starts_on), '%-d %b %Y') || '.'
            when 6 then if(
                evidence = 'partly',
                'Behind schedule: partly done (' || quoted || ').',
                'Behind schedule: its date was moved from ' || strftime(earlier_due_on, '%-d %b %Y') || ' to ' || due_text || '.'
            )
            when 7 then
                'On schedule: ' || case
                    when evidence = 'done' then 'reads as done (' || quoted || ') but the plan doesn’t mark it complete, so judged as under way'
                    when evidence = 'routine' then 'carried on as everyday work (' || quoted || ')'
                    else 'under way (' || quoted || ')'
                end || coalesce(', due ' || due_text, ', ongoing') || '.'
            when 8 then 'On schedule: not started (' || quoted || '); not due until ' || due_text || '.'
            when 9 then 'No information: nothing is reported.'
            when 10 then
                'Not rated: ' || case
                    when evidence = 'unknown' then 'the words don’t say whether it was done.'
                    when timescale_kind = 'reversed' then 'its dates are reversed (' || coalesce(timescale_text, '') || ').'
                    when timescale_kind = 'none' then 'no date is given to judge it by.'
                    else 'no due date can be read from “' || coalesce(timescale_text, '') || '”.'
                end
        end as computed_because,
    from ruled
),

shown as (
    select
        rated.*,
        coalesce(decided_rating, declared_rating, computed_rating) as rating,
        case
            when decided_rating is not null then 'confirmed'
            when declared_rating is not null then 'declared'
            when computed_rating is not null then 'computed'
        end as rating_basis,
    from rated
),

disposed as (
    select
        shown.*,
        coalesce(decided_disposition, case
            when rating = 'complete' then 'complete'
            when rating_rule = 2 and decided_rating is null then 'closed_without_doing'
            when evidence = 'routine' or (evidence = 'done' and is_standing) then 'routine'
            else 'open'
        end) as disposition,
    from shown
)

select
    disposed.* exclude (
        decided_rating, decided_disposition, is_standing, plan_marks_completion, quoted, due_text
    ),
    disposition in ('open', 'routine') as is_live,
    disposition in ('open', 'routine') and len(leads) = 0 as is_unowned,
    disposition in ('open', 'routine') and coalesce(due_on < as_at, false) as is_overdue,
    case when disposition in ('open', 'routine') and due_on < as_at then as_at - due_on end as days_overdue,
    case
        when disposition not in ('open', 'routine') then 'settled'
        when due_on is null then 'undated'
        when due_on < as_at then 'overdue'
        when due_on > as_at and due_on <= as_at + interval 3 month then 'next_quarter'
        when due_on = as_at then 'next_quarter'
        else 'later'
    end as due_window,
from disposed
