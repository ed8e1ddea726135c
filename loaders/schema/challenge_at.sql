-- Words to compare: in small letters, with single spaces; '' where there are none.
create or replace macro words_in(written) as trim(regexp_replace(lower(coalesce(written, '')), '\s+', ' ', 'g'));

-- One row per task and rule of challenge_rule that fires, until a decision answers it: green outside, red inside.
-- A confirmation that lapsed goes on answering where the version in force says the same as the one that it was about.
-- because: what fired, in a sentence; source_text: the words. words_rating: the rating where "complete" isn't believed.
-- others: the tasks that it is held against, with their ratings; earlier_*: of the snapshot held against, null without one.
-- needs_computed: it holds only as long as ratings computed by this tool are shown.
-- on_date: as in snapshot_at; known_at: as in task_known.
create or replace macro challenge_at(on_date, known_at) as table
    with

    tasks as (
        select
            *,
            coalesce(declared_rating = 'complete', false) as is_called_complete,
            words_in(concat_ws(' ', status_text, progress, next_steps)) as written,
        from task_known(on_date, known_at)
    ),

    findings as (
        select distinct on (snapshot_id, task_id, rule) *
        from finding
        where rule in ('complete_but', 'milestone_ahead', 'declined_called_complete', 'varied_called_complete', 'routine_called_complete')
    ),

    ways_to_answer as (
        select
            rule,
            is_each_snapshot,
            unnest(answered_by) as field,
        from challenge_rule
    ),

    still_confirmed as (
        select
            lapsed.in_snapshot_id as snapshot_id,
            lapsed.task_id,
            ways_to_answer.rule,
        from decision_lapsed(on_date, known_at) as lapsed
        inner join tasks on lapsed.in_snapshot_id = tasks.snapshot_id and lapsed.task_id = tasks.task_id
        inner join ways_to_answer on lapsed.field = ways_to_answer.field and not ways_to_answer.is_each_snapshot
        where
            said_in_field(
                lapsed.field, tasks.rating, tasks.disposition, tasks.due_on, tasks.leads, [tasks.section, tasks.subsection]
            ) = said_in_field(lapsed.field, lapsed.value, lapsed.value, lapsed.value, lapsed.then_names, lapsed.then_headings)
    ),

    answered as (
        select
            decided.in_snapshot_id as snapshot_id,
            decided.task_id,
            ways_to_answer.rule,
        from decision_known(on_date, known_at, false) as decided
        inner join ways_to_answer using (field)
        inner join snapshot on decided.in_snapshot_id = snapshot.snapshot_id
        where decided.value is not null and (not ways_to_answer.is_each_snapshot or decided.as_at >= snapshot.as_at)
        union all
        from still_confirmed
    ),

    answered_for_both as (
        from answered
        where rule = 'same_work_rated_apart'
    ),

    earlier_snapshots as (
        select
            in_force.snapshot_id as later_snapshot_id,
            earlier.*,
            row_number() over (partition by in_force.snapshot_id order by earlier.as_at desc) as back,
        from snapshot_known(on_date, known_at, false) as in_force
        inner join snapshot_known(null, known_at, true) as earlier
            on in_force.plan_id = earlier.plan_id and in_force.as_at > earlier.as_at
    ),

    before as (
        select
            earlier_snapshots.later_snapshot_id as snapshot_id,
            task.task_id,
            earlier_snapshots.as_at,
            words_in(concat_ws(' ', task.status_text, task.progress, task.next_steps)) as written,
            task.evidence_phrase,
        from earlier_snapshots
        inner join task using (snapshot_id)
        where earlier_snapshots.back = 1
    ),

    unowned as (
        select
            earlier_snapshots.later_snapshot_id as snapshot_id,
            earlier_snapshots.snapshot_id as earlier_snapshot_id,
            earlier_snapshots.as_at,
            tasks.task_id,
        from tasks
        inner join earlier_snapshots on tasks.snapshot_id = earlier_snapshots.later_snapshot_id
        where tasks.is_unowned
    ),

    earlier_named as (
        select
            unowned.*,
            named.lead,
            named.position,
        from unowned
        inner join lead_named(null, known_at, true) as named
            on unowned.earlier_snapshot_id = named.snapshot_id and unowned.task_id = named.task_id
        qualify row_number() over (
            partition by unowned.earlier_snapshot_id, unowned.task_id, named.lead order by named.position
        ) = 1
    ),

    earlier_leads as (
        select
            snapshot_id,
            task_id,
            as_at,
            in_order(lead, position) as leads,
        from earlier_named
        group by snapshot_id, task_id, as_at
        qualify row_number() over (partition by snapshot_id, task_id order by as_at desc) = 1
    ),

    alike as (
        select
            snapshot_id,
            task_id,
            unnest(other_task_ids) as other_task_id,
        from finding
        where rule = 'same_work'
    ),

    pairs as (
        select
            tasks.snapshot_id,
            tasks.task_id,
            list(struct_pack(
                task_id := other.task_id,
                ref := other.ref,
                rating := other.rating,
                rating_basis := other.rating_basis,
                disposition := other.disposition
            ) order by other.position) as others,
            coalesce(bool_or(other.rating_basis = 'computed'), false) as is_computed,
        from tasks
        inner join alike on tasks.snapshot_id = alike.snapshot_id and tasks.task_id = alike.task_id
        inner join tasks as other on alike.snapshot_id = other.snapshot_id and alike.other_task_id = other.task_id
        anti join answered_for_both on other.snapshot_id = answered_for_both.snapshot_id and other.task_id = answered_for_both.task_id
        where tasks.rating is distinct from other.rating and 'duplicate' not in (tasks.disposition, other.disposition)
        group by tasks.snapshot_id, tasks.task_id
    ),

    fired as (
        select
            tasks.snapshot_id,
            tasks.task_id,
            findings.rule,
            findings.message as because,
            findings.source_text,
            null::date as earlier_as_at,
            null::varchar[] as earlier_leads,
        from tasks
        inner join findings using (snapshot_id, task_id)
        where
            tasks.is_called_complete
            and not (findings.rule = 'complete_but' and exists (
                from findings as ahead
                where
                    ahead.rule = 'milestone_ahead'
                    and ahead.snapshot_id = tasks.snapshot_id
                    and ahead.task_id = tasks.task_id
            ))
        union all
        select
            tasks.snapshot_id,
            tasks.task_id,
            if(tasks.evidence = 'none', 'complete_without_evidence', 'complete_unclear') as rule,
            tasks.words_because as because,
            coalesce(tasks.evidence_phrase, tasks.status_text, tasks.progress) as source_text,
            null as earlier_as_at,
            null as earlier_leads,
        from tasks
        anti join findings on tasks.snapshot_id = findings.snapshot_id and tasks.task_id = findings.task_id
        where
            tasks.is_called_complete
            and tasks.evidence in ('none', 'unknown', 'under_way', 'partly', 'not_started')
        union all
        select
            snapshot_id,
            task_id,
            'past_due_but' as rule,
            'Declared ' || lower(rating_scale.label) || ', due ' || day_text(tasks.due_on) || ', past at ' || day_text(tasks.as_at)
            || ', and neither complete nor closed.' as because,
            tasks.declared_text as source_text,
            null as earlier_as_at,
            null as earlier_leads,
        from tasks
        inner join rating_scale on tasks.declared_rating = rating_scale.rating
        where tasks.declared_rating in ('on_schedule', 'behind') and tasks.is_overdue
        union all
        select
            tasks.snapshot_id,
            tasks.task_id,
            'same_work_rated_apart' as rule,
            'Asks for the same work as '
            || array_to_string(list_transform(pairs.others, lambda other: coalesce(other['ref'], 'a task without a ref')), ', ')
            || ', with another rating.' as because,
            tasks.action as source_text,
            null as earlier_as_at,
            null as earlier_leads,
        from tasks
        inner join pairs using (snapshot_id, task_id)
        union all
        select
            tasks.snapshot_id,
            tasks.task_id,
            if(earlier_leads.task_id is null, 'owner_never_named', 'owner_gone') as rule,
            if(
                earlier_leads.task_id is null,
                'No lead is given, in this snapshot or an earlier one.',
                'No lead is given; at ' || day_text(earlier_leads.as_at) || ' there was '
                || array_to_string(earlier_leads.leads, ', ') || '.'
            ) as because,
            null as source_text,
            earlier_leads.as_at as earlier_as_at,
            earlier_leads.leads as earlier_leads,
        from tasks
        left join earlier_leads on tasks.snapshot_id = earlier_leads.snapshot_id and tasks.task_id = earlier_leads.task_id
        where tasks.is_unowned
        union all
        select
            tasks.snapshot_id,
            tasks.task_id,
            'no_new_words' as rule,
            case
                when before.written = '' then 'No words now, and none at ' || day_text(before.as_at) || '.'
                when tasks.written = '' then 'No words now; there were some at ' || day_text(before.as_at) || '.'
                else 'Status, progress and next steps read as they did at ' || day_text(before.as_at) || '.'
            end as because,
            coalesce(tasks.status_text, tasks.progress, tasks.next_steps) as source_text,
            before.as_at as earlier_as_at,
            null as earlier_leads,
        from tasks
        inner join before using (snapshot_id, task_id)
        where tasks.is_live and tasks.written in ('', before.written)
        union all
        select
            tasks.snapshot_id,
            tasks.task_id,
            'evidence_repeated' as rule,
            'The words that count as evidence are those of ' || day_text(before.as_at) || ', though other words changed.' as because,
            tasks.evidence_phrase as source_text,
            before.as_at as earlier_as_at,
            null as earlier_leads,
        from tasks
        inner join before using (snapshot_id, task_id)
        where
            tasks.is_live
            and tasks.written <> before.written
            and tasks.evidence_phrase is not null
            and words_in(tasks.evidence_phrase) = words_in(before.evidence_phrase)
    ),

    asked as (
        select
            fired.*,
            challenge_rule.position,
            challenge_rule.title,
        from fired
        inner join challenge_rule using (rule)
        qualify row_number() over (
            partition by
                fired.snapshot_id, fired.task_id, if(challenge_rule.about = 'completion', 'completion', fired.rule)
            order by challenge_rule.position
        ) = 1
    )

    select
        tasks.plan_id,
        tasks.snapshot_id,
        tasks.task_id,
        tasks.ref,
        tasks.position as task_position,
        tasks.action,
        tasks.area,
        tasks.leads,
        asked.rule,
        asked.position,
        asked.title,
        tasks.as_at,
        tasks.snapshot_as_at,
        tasks.declared_rating,
        tasks.declared_text,
        tasks.declared_from,
        tasks.rating,
        tasks.rating_basis,
        tasks.words_rating,
        tasks.words_because,
        asked.because,
        asked.source_text,
        tasks.status_text,
        tasks.progress,
        tasks.next_steps,
        tasks.evidence,
        coalesce(pairs.others, []) as others,
        tasks.due_on,
        tasks.days_overdue,
        tasks.disposition,
        tasks.confirmed,
        asked.earlier_as_at,
        asked.earlier_leads,
        asked.rule = 'same_work_rated_apart'
        and (coalesce(tasks.rating_basis = 'computed', false) or pairs.is_computed) as needs_computed,
    from asked
    inner join tasks using (snapshot_id, task_id)
    left join pairs on asked.rule = 'same_work_rated_apart' and tasks.snapshot_id = pairs.snapshot_id and tasks.task_id = pairs.task_id
    anti join answered on tasks.snapshot_id = answered.snapshot_id and tasks.task_id = answered.task_id and asked.rule = answered.rule
