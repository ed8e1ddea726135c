-- Everything that people decided and took back, the newest first, and what became of each.
-- standing: undo (takes undone_id back), undone, in_force, lapsed (it confirmed what the version of lapsed_from said, and that
-- of lapsed_at is in force), replaced (by the next about the same), waiting (it holds from a later date of the plan than the
-- one looked at, or no document stands for its date).
-- says_now: of a lapsed one, what counts for its task now, in the form of a value; null where that is nothing.
-- has_task: whether the version in force has the task; says_otherwise: whether says_now is another value than the lapsed one's.
-- One row per decision or undo.
-- $view: as task_shown takes it; of its filters two count: plans (with what is about every plan), and leads (with the
-- spellings made one with them).
-- $task_id: the task to keep; null for all.
-- $people: who decided, by name; null for all.
-- $kinds: kinds of decisions to keep (rating, note, finding and so on); null for all.
-- $made_from: the earliest moment of the clock to keep; null for all.
-- $made_until: the latest moment of the clock to keep; null for all.
with

known as (
    select
        decision.*,
        split_part(decision.field, ':', 1) as kind,
        if(contains(decision.field, ':'), substr(decision.field, instr(decision.field, ':') + 1), null) as subject,
    from decision
    where $view.known_at is null or decision.decided_at <= $view.known_at
),

undos as (
    select
        revokes as decision_id,
        decided_by as undone_by,
        decided_at as undone_at,
        reason as undone_because,
    from known
    where revokes is not null
),

in_order as (
    select
        known.decision_id,
        lead(known.decision_id) over same_thing as next_id,
    from known
    anti join undos on known.decision_id = undos.decision_id
    where
        known.revokes is null
        and known.kind <> 'note'
        and ($view.plans is null or known.plan_id is null or list_contains($view.plans, known.plan_id))
    window same_thing as (
        partition by known.plan_id, known.task_id, known.field
        order by known.as_at asc, known.decided_at asc, known.decision_id desc
    )
),

in_force as (
    select distinct held.decision_id
    from decision_known($view.on_date, $view.known_at, false) as held
    inner join snapshot on held.in_snapshot_id = snapshot.snapshot_id
    where $view.plans is null or list_contains($view.plans, snapshot.plan_id)
),

named as ( -- tasks that decisions are about, and those that their values may name
    select unnest([task_id, value]) as task_id
    from known
    where $view.plans is null or plan_id is null or list_contains($view.plans, plan_id)
),

task_refs as (
    select
        task.task_id,
        arg_max(task.ref, (snapshot.as_at, snapshot.loaded_at)) as ref,
        arg_max(task.action, (snapshot.as_at, snapshot.loaded_at)) as action,
    from task
    semi join named on task.task_id = named.task_id
    inner join snapshot on task.snapshot_id = snapshot.snapshot_id
    where $view.known_at is null or snapshot.loaded_at <= $view.known_at
    group by task.task_id
),

plans as (
    from plan
),

tasks as (
    from task_known($view.on_date, $view.known_at)
),

lapsed as (
    select
        made.decision_id,
        made.then_as_at,
        made.in_as_at,
        tasks.task_id is not null as has_task,
        if(made.field = 'rating', tasks.rating_basis, null) as says_basis,
        case made.field
            when 'rating' then tasks.rating
            when 'disposition' then tasks.disposition
            when 'due_on' then tasks.due_on::varchar
            when 'leads' then to_json(list_transform(tasks.leads, lambda one: struct_pack(lead := one)))::varchar
            when 'section' then to_json([tasks.section, tasks.subsection])::varchar
        end as says_now,
        said_in_field(
            made.field, tasks.rating, tasks.disposition, tasks.due_on, tasks.leads, [tasks.section, tasks.subsection]
        ) as said_now,
        said_in_field(
            made.field, made.value, made.value, made.value, made.then_names, made.then_headings
        ) as said_then,
    from decision_lapsed($view.on_date, $view.known_at) as made
    left join tasks on made.in_snapshot_id = tasks.snapshot_id and made.task_id = tasks.task_id
)

select
    known.decision_id,
    known.plan_id,
    plans.title as plan,
    known.task_id,
    task_refs.ref,
    task_refs.action,
    known.field,
    known.kind,
    known.subject,
    coalesce(undone.value, known.value) as value,
    coalesce(other_task.ref, other_task.action) as value_ref,
    known.reason,
    known.as_at,
    known.decided_by,
    epoch_us(known.decided_at) as decided_at,
    known.revokes as undone_id,
    case
        when known.revokes is not null then 'undo'
        when undos.decision_id is not null then 'undone'
        when in_force.decision_id is not null then 'in_force'
        when lapsed.decision_id is not null then 'lapsed'
        when in_order.next_id is not null then 'replaced'
        else 'waiting'
    end as standing,
    undos.undone_by,
    epoch_us(undos.undone_at) as undone_at,
    undos.undone_because,
    next_one.decided_by as replaced_by,
    epoch_us(next_one.decided_at) as replaced_at,
    next_one.as_at as replaced_from,
    lapsed.then_as_at as lapsed_from,
    lapsed.in_as_at as lapsed_at,
    lapsed.has_task,
    (lapsed.said_now is distinct from lapsed.said_then) as says_otherwise,
    lapsed.says_now,
    lapsed.says_basis,
from known
left join undos on known.decision_id = undos.decision_id
left join known as undone on known.revokes = undone.decision_id
left join in_order on known.decision_id = in_order.decision_id
left join known as next_one on in_order.next_id = next_one.decision_id
left join in_force on known.decision_id = in_force.decision_id
left join lapsed on known.decision_id = lapsed.decision_id
left join plans on known.plan_id = plans.plan_id
left join task_refs on known.task_id = task_refs.task_id
left join task_refs as other_task on coalesce(undone.value, known.value) = other_task.task_id
left join tasks on known.task_id = tasks.task_id
where
    ($view.plans is null or known.plan_id is null or list_contains($view.plans, known.plan_id))
    and (
        $view.leads is null
        or list_has_any(tasks.leads, $view.leads)
        or (len(tasks.leads) = 0 and list_contains($view.leads, ''))
        or (known.kind = 'lead_name' and list_has_any([known.subject, coalesce(undone.value, known.value)], $view.leads))
    )
    and ($task_id is null or known.task_id = $task_id)
    and ($people is null or list_contains($people, known.decided_by))
    and ($kinds is null or list_contains($kinds, known.kind))
    and ($made_from is null or known.decided_at >= $made_from)
    and ($made_until is null or known.decided_at <= $made_until)
order by known.decided_at desc, known.decision_id asc
