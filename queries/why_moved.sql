-- Why a plan's figures moved between two versions or dates: who went into each figure, who left it, and the one cause of that.
-- One row per measure and task that the measure has before or after; before's sum, and delta's, give after's.
-- measure: complete; counted, what complete is "of" (tasks but those closed without doing and duplicates); overdue.
-- was_in, is_in: whether the measure has the task before and after; delta: 1, 0 or -1. cause is null where delta is 0, else the
-- first of these that holds:
--   added, gone: the other version hasn't the task (split off, merged and brought back are added or gone, too).
--   came, left: the task stands as it stood, but only one of the two is among what the filters keep.
--   decided: under the decisions of then, the later version would have it stand as it stood. A confirmation that ended with
--     its version is no decision of then, so that what the new document says counts.
--   done: it is complete now, by the plan or by its words.
--   rerated: it stands otherwise by the plan or its words: no longer complete, closed without doing, open again.
--   redated: overdue no longer, by another due date; or overdue now, where with its date of then it wouldn't be.
--   time: overdue now, as its date of then has passed meanwhile.
-- $from_date: the earlier date to judge at; null for each plan at its own.
-- $from_known_at: for the earlier version, only what was loaded and decided by then; null for all.
-- $view: what the shared filters keep, as task_shown takes it, with the later version's dates.
with

earlier as (
    from task_rated($from_date, $from_known_at, $view.with_computed)
    where $view.plans is null or list_contains($view.plans, plan_id)
),

later as (
    from task_rated($view.on_date, $view.known_at, $view.with_computed)
    where $view.plans is null or list_contains($view.plans, plan_id)
),

shown_then as (
    select task_id
    from task_shown(struct_update($view, on_date := $from_date, known_at := $from_known_at))
),

shown_now as (
    select task_id
    from task_shown($view)
),

decided_now as (
    select decision_id
    from decision_known($view.on_date, $view.known_at, false)
),

decided_then as (
    select
        made.task_id,
        max(made.value) filter (where made.field = 'rating') as rating,
        max(made.value) filter (where made.field = 'disposition') as disposition,
        max(made.value) filter (where made.field = 'duplicate_of') as duplicate_of,
        max(try_cast(made.value as date)) filter (where made.field = 'due_on') as due_on,
    from decision_known($from_date, $from_known_at, false) as made
    left join confirmation on made.decision_id = confirmation.decision_id
    left join decided_now on made.decision_id = decided_now.decision_id
    where
        made.field in ('rating', 'disposition', 'duplicate_of', 'due_on')
        and made.value is not null
        and (confirmation.decision_id is null or decided_now.decision_id is not null)
    group by made.task_id
),

as_decided_then as (
    select
        later.*,
        coalesce(decided_then.due_on, task.due_on) as due_as_then,
        decided_then.rating as rating_then,
        given.rating as disposition_rating_then,
        later.timescale_kind in ('ongoing', 'recurring') as is_standing,
        if(decided_then.duplicate_of is null, decided_then.disposition, 'duplicate') as disposition_then,
        case
            when decided_then.rating is not null then decided_then.rating = 'complete'
            when disposition_then is null then coalesce(later.declared_rating, later.computed_rating) = 'complete'
            else given.rating = 'complete'
        end as is_complete_then,
    from later
    inner join task on later.snapshot_id = task.snapshot_id and later.task_id = task.task_id
    left join decided_then on later.task_id = decided_then.task_id
    left join disposition_lookup as given
        on given.disposition = if(decided_then.duplicate_of is null, decided_then.disposition, 'duplicate')
),

standing_then as (
    select
        as_decided_then.task_id,
        as_decided_then.due_as_then,
        as_decided_then.as_at,
        standing.disposition,
        standing.is_live,
        standing.is_counted,
        coalesce(as_decided_then.is_complete_then, false) as is_complete,
        as_decided_then.rating_then is not null
        or as_decided_then.disposition_rating_then is not null
        or as_decided_then.declared_rating is not null
        or $view.with_computed as is_shown_rating,
    from as_decided_then
    left join disposition_lookup as standing
        on standing.disposition = coalesce(
            as_decided_then.disposition_then,
            disposition_said(
                if(as_decided_then.is_complete_then, 'complete', null),
                if(as_decided_then.rating_then is null, as_decided_then.rating_rule, null),
                as_decided_then.evidence,
                as_decided_then.is_standing
            )
        )
),

paired as (
    select
        coalesce(later.plan_id, earlier.plan_id) as plan_id,
        coalesce(later.task_id, earlier.task_id) as task_id,
        coalesce(later.position, earlier.position) as position,
        earlier.task_id is not null as in_earlier,
        later.task_id is not null as in_later,
        shown_then.task_id is not null as was_shown,
        shown_now.task_id is not null as is_shown,
        earlier.is_live as was_live,
        earlier.due_on as due_then,
        later.as_at as judged_now,
        standing_then.is_live as is_live_as_then,
        standing_then.disposition as disposition_as_then,
        standing_then.due_as_then,
        unnest([
            {
                'measure': 'complete',
                'measure_position': 1,
                'had': earlier.is_counted and earlier.rating = 'complete',
                'has': later.is_counted and later.rating = 'complete',
                'as_then': standing_then.is_counted and standing_then.is_complete and standing_then.is_shown_rating
            },
            {
                'measure': 'counted', 'measure_position': 2,
                'had': earlier.is_counted, 'has': later.is_counted, 'as_then': standing_then.is_counted
            },
            {
                'measure': 'overdue', 'measure_position': 3,
                'had': earlier.is_overdue, 'has': later.is_overdue,
                'as_then': standing_then.is_live and standing_then.due_as_then < standing_then.as_at
            }
        ], recursive := true),
    from earlier
    full join later on earlier.task_id = later.task_id
    left join standing_then on later.task_id = standing_then.task_id
    left join shown_then on earlier.task_id = shown_then.task_id
    left join shown_now on later.task_id = shown_now.task_id
),

membership as (
    select
        paired.* replace (
            coalesce(had, false) as had,
            coalesce(has, false) as has,
            coalesce(as_then, false) as as_then
        ),
        coalesce(had, false) and was_shown as was_in,
        coalesce(has, false) and is_shown as is_in,
    from paired
)

select
    plan_id,
    measure,
    task_id,
    was_in,
    is_in,
    is_in::integer - was_in::integer as delta,
    case
        when was_in = is_in then null
        when not in_earlier then 'added'
        when not in_later then 'gone'
        when had = has then if(is_in, 'came', 'left')
        when as_then = had then 'decided'
        when measure = 'complete' then if(is_in, 'done', 'rerated')
        when measure = 'counted' then 'rerated'
        when is_in and not was_live then 'rerated'
        when is_in then if(coalesce(due_then < judged_now, false), 'time', 'redated')
        when not is_live_as_then then if(disposition_as_then = 'complete', 'done', 'rerated')
        else 'redated'
    end as cause,
from membership
where was_in or is_in
order by plan_id, measure_position, position, task_id
