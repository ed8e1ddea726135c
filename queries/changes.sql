-- What became of each task of a plan between two versions or dates, with both versions whole.
-- One row per task that either version has and the filters keep in either, in the order of the later version.
-- Columns from_… and to_… are the earlier and the later version's. fate: kept (in both), new, back (an older version than
-- both compared had it), split (part of a task of the earlier version, kin_task_id), merged (went into a task of the
-- later one, kin_task_id, or is what others went into), gone. kinds: improved, worsened, rerated (a rating without a
-- place in the order), passed (in the place of these two: off track now only because its date has passed, as its words
-- gave no worse rating than before at their own date), the fates but kept, reworded, reported (status, progress or next
-- steps in other words), reowned, redated, renumbered, moved; same where nothing changed.
-- matched_by, score: the weakest match on the way.
-- $from_date: the earlier date to judge at; null for each plan at its own.
-- $from_known_at: for the earlier version, only what was loaded and decided by then; null for all.
-- $view: what the shared filters keep, as task_shown takes it, with the later version's dates.
with recursive

earlier as (
    from task_rated($from_date, $from_known_at, $view.with_computed)
    where $view.plans is null or list_contains($view.plans, plan_id)
),

later as (
    from task_rated($view.on_date, $view.known_at, $view.with_computed)
    where $view.plans is null or list_contains($view.plans, plan_id)
),

shown as (
    select task_id
    from task_shown(struct_update($view, on_date := $from_date, known_at := $from_known_at))
    union
    select task_id
    from task_shown($view)
),

spans as (
    select
        first_version.plan_id,
        first_version.as_at as after,
        last_version.as_at as until,
    from snapshot_known($from_date, $from_known_at, false) as first_version
    inner join snapshot_known($view.on_date, $view.known_at, false) as last_version using (plan_id)
),

older as (
    select
        task.task_id,
        max(versions.as_at) as seen_on,
    from task
    inner join snapshot_known($from_date, $from_known_at, true) as versions using (snapshot_id)
    inner join spans on versions.plan_id = spans.plan_id and versions.as_at < spans.after
    group by task.task_id
),

matches as (
    select task_match.*
    from task_match
    inner join snapshot_known($view.on_date, $view.known_at, true) as versions using (snapshot_id)
    inner join spans on versions.plan_id = spans.plan_id and versions.as_at > spans.after and versions.as_at <= spans.until
),

decided as (
    select
        decision.decision_id,
        decision.task_id,
        decision.field,
        decision.value,
        decision.decided_by,
        decision.reason,
        decision.decided_at,
    from decision_known($view.on_date, $view.known_at, false) as decision
    inner join spans using (plan_id)
    where
        decision.value is not null
        and (
            decision.field in ('split_from', 'merged_into')
            or (decision.field = 'same_task' and decision.as_at > spans.after)
        )
),

concerned as (
    select
        task_id,
        decided_by,
        reason,
        decided_at,
    from decided
    where field = 'same_task'
    union all
    select
        value as task_id,
        decided_by,
        reason,
        decided_at,
    from decided
    where field = 'same_task'
),

corrected as (
    select distinct on (task_id) concerned.*
    from concerned
    order by task_id asc, decided_at desc
),

kin as (
    select
        matches.kind,
        matches.task_id,
        matches.earlier_task_id,
        matches.score,
        cast(null as varchar) as decided_by,
        cast(null as varchar) as reason,
    from matches
    left join decided
        on
            decided.field = if(matches.kind = 'split', 'split_from', 'merged_into')
            and decided.task_id = if(matches.kind = 'split', matches.task_id, matches.earlier_task_id)
    where matches.kind <> 'same' and decided.task_id is null
    union all
    select
        if(field = 'split_from', 'split', 'merge') as kind,
        if(field = 'split_from', task_id, value) as task_id,
        if(field = 'split_from', value, task_id) as earlier_task_id,
        cast(null as double) as score,
        decided_by,
        reason,
    from decided
    where field in ('split_from', 'merged_into') and value <> ''
),

part_of as (
    select
        kin.*,
        1 as steps,
    from kin
    where kind = 'split'
    union all
    select
        kin.kind,
        part_of.task_id,
        kin.earlier_task_id,
        least(part_of.score, kin.score) as score,
        coalesce(part_of.decided_by, kin.decided_by) as decided_by,
        coalesce(part_of.reason, kin.reason) as reason,
        part_of.steps + 1 as steps,
    from part_of
    inner join kin on part_of.earlier_task_id = kin.task_id and kin.kind = 'split'
    where part_of.steps < 9
),

went_into as (
    select
        kin.*,
        1 as steps,
    from kin
    where kind = 'merge'
    union all
    select
        kin.kind,
        kin.task_id,
        went_into.earlier_task_id,
        least(went_into.score, kin.score) as score,
        coalesce(went_into.decided_by, kin.decided_by) as decided_by,
        coalesce(went_into.reason, kin.reason) as reason,
        went_into.steps + 1 as steps,
    from went_into
    inner join kin on went_into.task_id = kin.earlier_task_id and kin.kind = 'merge'
    where went_into.steps < 9
),

origins as (
    select distinct on (part_of.task_id) part_of.*
    from part_of
    inner join earlier on part_of.earlier_task_id = earlier.task_id
    order by part_of.task_id, part_of.steps, part_of.score desc
),

destinations as (
    select distinct on (went_into.earlier_task_id) went_into.*
    from went_into
    inner join later on went_into.task_id = later.task_id
    inner join earlier on went_into.earlier_task_id = earlier.task_id
    order by went_into.earlier_task_id, went_into.steps, went_into.score desc
),

made_of_others as (
    select distinct task_id from destinations
),

parted as (
    select distinct earlier_task_id from origins
),

weakest as (
    select
        task_id,
        min_by(matched_by, score) as matched_by,
        min(score) as score,
    from matches
    where kind = 'same'
    group by task_id
),

paired as (
    select
        coalesce(later.plan_id, earlier.plan_id) as plan_id,
        coalesce(later.task_id, earlier.task_id) as task_id,
        earlier.task_id is not null as in_earlier,
        later.task_id is not null as in_later,
        coalesce(later.position, earlier.position) as position,
        earlier.snapshot_id as from_snapshot_id,
        earlier.ref as from_ref,
        earlier.action as from_action,
        earlier.outcome as from_outcome,
        earlier.section as from_section,
        earlier.subsection as from_subsection,
        earlier.area as from_area,
        earlier.leads as from_leads,
        earlier.timescale_text as from_timescale_text,
        earlier.timescale_kind as from_timescale_kind,
        earlier.due_on as from_due_on,
        earlier.status_text as from_status_text,
        earlier.progress as from_progress,
        earlier.next_steps as from_next_steps,
        earlier.rating as from_rating,
        earlier.rating_basis as from_rating_basis,
        earlier.computed_because as from_computed_because,
        earlier.completed_on as from_completed_on,
        earlier.as_at as from_as_at,
        earlier.snapshot_as_at as from_snapshot_as_at,
        later.snapshot_id as to_snapshot_id,
        later.ref as to_ref,
        later.action as to_action,
        later.outcome as to_outcome,
        later.section as to_section,
        later.subsection as to_subsection,
        later.area as to_area,
        later.leads as to_leads,
        later.timescale_text as to_timescale_text,
        later.timescale_kind as to_timescale_kind,
        later.due_on as to_due_on,
        later.status_text as to_status_text,
        later.progress as to_progress,
        later.next_steps as to_next_steps,
        later.rating as to_rating,
        later.rating_basis as to_rating_basis,
        later.computed_because as to_computed_because,
        later.written_rating as to_written_rating,
        later.is_past_by_time_alone as to_is_past_by_time_alone,
        later.completed_on as to_completed_on,
        later.as_at as to_as_at,
        later.snapshot_as_at as to_snapshot_as_at,
    from earlier
    full join later on earlier.task_id = later.task_id
    where earlier.task_id in (from shown) or later.task_id in (from shown)
),

steps as (
    from rating_scale
    where is_step
),

told as (
    select
        paired.*,
        case
            when in_earlier and in_later then 'kept'
            when in_later and origins.task_id is not null then 'split'
            when in_later and made_of_others.task_id is not null then 'merged'
            when in_later and older.task_id is not null then 'back'
            when in_later then 'new'
            when destinations.task_id is not null then 'merged'
            when parted.earlier_task_id is not null then 'split'
            else 'gone'
        end as fate,
        regexp_replace(trim(concat_ws(' | ', from_action, from_outcome)), '\s+', ' ', 'g') as from_asked,
        regexp_replace(trim(concat_ws(' | ', to_action, to_outcome)), '\s+', ' ', 'g') as to_asked,
        regexp_replace(trim(concat_ws(' | ', from_status_text, from_progress, from_next_steps)), '\s+', ' ', 'g') as from_reported,
        regexp_replace(trim(concat_ws(' | ', to_status_text, to_progress, to_next_steps)), '\s+', ' ', 'g') as to_reported,
        from_step.severity as from_severity,
        to_step.severity as to_severity,
        coalesce(
            to_is_past_by_time_alone
            and from_rating is distinct from to_rating
            and not coalesce(written_step.severity > from_step.severity, false),
            false
        ) as is_only_passed,
        if(in_later, origins.earlier_task_id, destinations.task_id) as kin_task_id,
        if(in_later, origins.score, destinations.score) as kin_score,
        if(in_later, origins.decided_by, destinations.decided_by) as kin_decided_by,
        if(in_later, origins.reason, destinations.reason) as kin_because,
        decided.decision_id as kin_decision_id,
        if(in_earlier, null, older.seen_on) as seen_on,
        weakest.matched_by,
        weakest.score,
        corrected.decided_by as corrected_by,
        corrected.reason as corrected_because,
    from paired
    left join origins on paired.task_id = origins.task_id and not paired.in_earlier
    left join destinations on paired.task_id = destinations.earlier_task_id and not paired.in_later
    left join made_of_others on paired.task_id = made_of_others.task_id
    left join parted on paired.task_id = parted.earlier_task_id
    left join decided on paired.task_id = decided.task_id and decided.field = if(paired.in_later, 'split_from', 'merged_into')
    left join older on paired.task_id = older.task_id
    left join weakest on paired.task_id = weakest.task_id
    left join corrected on paired.task_id = corrected.task_id
    left join steps as from_step on paired.from_rating = from_step.rating
    left join steps as to_step on paired.to_rating = to_step.rating
    left join steps as written_step on paired.to_written_rating = written_step.rating
),

changed as (
    select
        told.*,
        list_filter([
            if(to_severity < from_severity, 'improved', null),
            if(to_severity > from_severity and not is_only_passed, 'worsened', null),
            if(fate = 'kept' and is_only_passed, 'passed', null),
            if(
                fate = 'kept'
                and from_rating is distinct from to_rating
                and (from_severity is null or to_severity is null)
                and not is_only_passed,
                'rerated', null
            ),
            nullif(fate, 'kept'),
            if(fate = 'kept' and from_asked <> to_asked, 'reworded', null),
            if(fate = 'kept' and from_reported <> to_reported, 'reported', null),
            if(fate = 'kept' and list_sort(from_leads) <> list_sort(to_leads), 'reowned', null),
            if(
                fate = 'kept'
                and from_due_on is distinct from to_due_on
                and not (to_due_on is null and to_timescale_kind = 'complete'),
                'redated', null
            ),
            if(
                fate = 'kept' and lower(coalesce(trim(from_ref), '')) <> lower(coalesce(trim(to_ref), '')),
                'renumbered', null
            ),
            if(
                fate = 'kept'
                and (from_section is distinct from to_section or from_subsection is distinct from to_subsection),
                'moved', null
            )
        ], lambda kind: kind is not null) as kinds,
    from told
)

select
    changed.* exclude (
        in_earlier, in_later, from_severity, to_severity, is_only_passed, to_written_rating, to_is_past_by_time_alone,
        from_asked, to_asked, from_reported, to_reported, kinds
    ) replace (
        coalesce(from_rating, 'not_rated') as from_rating,
        coalesce(to_rating, 'not_rated') as to_rating
    ),
    in_earlier,
    in_later,
    if(len(kinds) = 0, ['same'], kinds) as kinds,
from changed
order by plan_id, not in_later, position, task_id
