-- One row per task of each snapshot in force, judged at that snapshot's date to judge at.
-- The rating rules are tried in the order of their numbers; the first that fires gives computed_rating, and
-- computed_because says which and why. words_rating is what they give where the plan's "complete" isn't believed.
-- on_date, known_at, each_date: as in snapshot_known. confirmed: the fields that a person gave.
-- with_leads: false for who needs no lead: every task is then as one without, and judging every version costs half.
-- written_rating: what the words alone gave at their own date. is_past_by_time_alone: shown as off track by the rules, and
-- wasn't by then, so that only a date has passed since. is_on_stale_words: its words are too old, as stale_words.sql has it.
create or replace macro task_judged(on_date, known_at, each_date, with_leads := true) as table
    with -- no part of it serves two: DuckDB would keep that apart, and read the columns that a query leaves out too

    decided as ( -- of a field one decision holds
        select
            in_snapshot_id as snapshot_id,
            task_id,
            max(value) filter (where field = 'rating') as rating,
            max(value) filter (where field = 'disposition') as disposition,
            max(value) filter (where field = 'duplicate_of') as duplicate_of,
            try_cast(max(value) filter (where field = 'due_on') as date) as due_on,
            if(json_valid(max(value) filter (where field = 'section')), max(value) filter (where field = 'section'), null) as headings,
            list(distinct field order by field) as fields,
        from decision_known(on_date, known_at, each_date)
        where field in ('rating', 'disposition', 'duplicate_of', 'due_on', 'section', 'leads') and value is not null
        group by in_snapshot_id, task_id
    ),

    first_due as ( -- of one version a plan: the least date of those before
        select
            in_force.snapshot_id,
            task.task_id,
            min(task.due_on) as due_on,
        from snapshot_known(on_date, known_at, each_date) as in_force
        inner join snapshot_known(null, known_at, true) as earlier
            on in_force.plan_id = earlier.plan_id and in_force.as_at > earlier.as_at
        inner join task on earlier.snapshot_id = task.snapshot_id
        where not each_date
        group by in_force.snapshot_id, task.task_id
    ),

    least_due as ( -- of every version, by task: a window over all versions' rows, and a join to them, takes many times as long
        select
            task.task_id,
            min({ 'due_on': task.due_on, 'as_at': in_force.as_at }) as least,
            min(in_force.as_at) as since,
            list({ 'due_on': task.due_on, 'as_at': in_force.as_at }) as dates,
        from task
        inner join snapshot_known(on_date, known_at, each_date) as in_force using (snapshot_id)
        where each_date and task.due_on is not null
        group by task.task_id
    ),

    marking as (
        select
            snapshot_id,
            bool_or(declared_rating = 'complete') as marks_completion,
        from task
        group by snapshot_id
    ),

    lead_names as (
        select
            snapshot_id,
            task_id,
            in_order(lead, position) as leads,
            list_filter([
                if(bool_or(lead_kind = 'person'), 'person', null),
                if(bool_or(lead_kind = 'team'), 'team', null),
                if(bool_or(lead_kind = 'body'), 'body', null),
                if(bool_or(lead_kind = 'role'), 'role', null),
                if(bool_or(lead_kind = 'unknown'), 'unknown', null)
            ], lambda kind: kind is not null) as lead_kinds, -- a distinct list costs a tenth of every query
        from lead_known(on_date, known_at, each_date)
        where with_leads
        group by snapshot_id, task_id
    ),

    facts as (
        select
            task.* replace (
                coalesce(decided.due_on, task.due_on) as due_on,
                if(decided.headings is null, task.section, decided.headings ->> 0) as section,
                if(decided.headings is null, task.subsection, decided.headings ->> 1) as subsection
            ),
            in_force.judged_at as as_at,
            in_force.as_at as snapshot_as_at,
            coalesce(lead_names.leads, []) as leads,
            coalesce(lead_names.lead_kinds, []) as lead_kinds,
            decided.rating as decided_rating,
            if(decided.duplicate_of is null, decided.disposition, 'duplicate') as decided_disposition,
            decided.duplicate_of,
            coalesce(decided.fields, []) as confirmed,
            task.timescale_kind in ('ongoing', 'recurring') as is_standing,
            marking.marks_completion,
            least(
                case
                    when not each_date then first_due.due_on
                    when in_force.as_at > least_due.least.as_at then least_due.least.due_on
                    when in_force.as_at > least_due.since then list_min(list_transform(
                        list_filter(least_due.dates, lambda one: one['as_at'] < in_force.as_at), lambda one: one['due_on']
                    ))
                end, task.due_before
            ) as earlier_due_on,
            delay_lookup.label as delay_label,
        from task
        left join least_due on task.task_id = least_due.task_id
        inner join snapshot_known(on_date, known_at, each_date) as in_force on task.snapshot_id = in_force.snapshot_id
        inner join marking on task.snapshot_id = marking.snapshot_id
        left join decided on task.snapshot_id = decided.snapshot_id and task.task_id = decided.task_id
        left join first_due on task.snapshot_id = first_due.snapshot_id and task.task_id = first_due.task_id
        left join lead_names on task.snapshot_id = lead_names.snapshot_id and task.task_id = lead_names.task_id
        left join delay_lookup using (delay_reason)
    ),

    ruled as (
        select
            facts.*,
            coalesce(subsection, section) as area,
            rating_rule(
                null, evidence, lateness, is_standing, marks_completion and declared_rating is distinct from 'complete',
                timescale_kind, starts_on, start_by, due_on, earlier_due_on, as_at
            ) as words_rule,
        from facts
    ),

    rated as ( -- what is declared complete aside, the rules give what its words alone give
        select
            ruled.* exclude (words_rule),
            if(declared_rating = 'complete', 1, words_rule) as rating_rule,
            words_rule,
            rating_by_rule(if(declared_rating = 'complete', 1, words_rule), is_standing) as computed_rating,
            if(declared_rating = 'complete', declared_because(declared_text), null) as computed_because,
            rating_by_rule(words_rule, is_standing) as words_rating,
            rating_because(
                words_rule, evidence, evidence_phrase, lateness, lateness_phrase, delay_label, delay_phrase, is_standing,
                timescale_kind, timescale_text, starts_on, start_by, due_on, earlier_due_on, as_at
            ) as words_because,
        from ruled
    ),

    shown as (
        select
            rated.*,
            given.rating as disposition_rating,
            case
                when decided_rating is not null or given.rating is not null then 'confirmed'
                when not given.is_counted then null
                when declared_rating is not null and not (coalesce(decided_disposition, '') = 'open' and declared_rating = 'complete')
                    then 'declared'
                else 'computed'
            end as basis,
        from rated
        left join disposition_lookup as given on rated.decided_disposition = given.disposition
    ),

    based as (
        select
            shown.*,
            case basis
                when 'confirmed' then coalesce(decided_rating, disposition_rating)
                when 'declared' then declared_rating
                when 'computed' then if(decided_disposition = 'open', nullif(words_rating, 'complete'), computed_rating)
            end as rating,
        from shown
    ),

    written as (
        select
            based.*,
            is_stale(snapshot_as_at, as_at) as is_on_stale_words,
            rating_by_rule(
                rating_rule(
                    null, evidence, lateness, is_standing, marks_completion and declared_rating is distinct from 'complete',
                    timescale_kind, starts_on, start_by, due_on, earlier_due_on, snapshot_as_at
                ),
                is_standing
            ) as written_rating,
            if(
                is_on_stale_words and words_rating = 'off_track' and written_rating is distinct from 'off_track',
                past_by_time_because(
                    words_rule, evidence, evidence_phrase, starts_on, start_by, due_on, snapshot_as_at, as_at
                ),
                null
            ) as time_because,
        from based
    ),

    timed as (
        select
            written.* exclude (time_because) replace (
                coalesce(computed_because, time_because, words_because) as computed_because,
                coalesce(time_because, words_because) as words_because
            ),
            coalesce(basis = 'computed' and rating = 'off_track' and coalesce(written_rating, '') <> 'off_track', false)
                as is_past_by_time_alone,
        from written
    ),

    disposed as (
        select
            timed.*,
            if(rating is null, null, basis) as rating_basis,
            coalesce(
                decided_disposition,
                disposition_said(rating, if(decided_rating is null, rating_rule, null), evidence, is_standing)
            ) as disposition,
        from timed
    ),

    standing as (
        select
            disposed.*,
            disposition_lookup.is_live,
            disposition_lookup.is_counted,
        from disposed
        left join disposition_lookup using (disposition)
    ),

    windowed as (
        select
            standing.* exclude (decided_rating, decided_disposition, disposition_rating, is_standing, marks_completion, basis),
            is_live and len(leads) = 0 as is_unowned,
            is_live and coalesce(due_on < as_at, false) as is_overdue,
            case when is_live and due_on < as_at then as_at - due_on end as days_overdue,
            is_counted and coalesce(due_on > three_months_before(as_at) and due_on <= as_at, false) as fell_due_this_quarter,
            case
                when not is_live then 'settled'
                when due_on is null then 'undated'
                when due_on < as_at then 'overdue'
                when due_on = as_at then 'due_today'
                when due_on <= three_months_after(as_at) then 'next_quarter'
                else 'later'
            end as due_window,
        from standing
    )

    from windowed
