-- Who is trained, group by group: how many a programme is for, hold valid training, have let it lapse, and never completed it.
-- One row per plan, programme and audience; the audience '' has everybody, first. required: as a person says, else as many as the
-- latest export of a learning system lists, null where that lists nobody who hasn't completed; required_source says which, in words.
-- as_at: the day of that export; it and the counts are null where there is none; never is null too where it lists nobody such.
-- rate: valid of required, null where either isn't known.
-- $on_date: the date to judge at; null for each plan at its own.
-- $known_at: only what was loaded and decided by then; null for all.
-- $plans: plan ids to keep; null for all.
with

people as (
    from training_people($on_date, $known_at)
),

plans as (
    from plan
)

select
    people.plan_id,
    plans.title as plan,
    people.programme,
    people.audience,
    people.people as required,
    people.is_given,
    people.people_source as required_source,
    people.valid,
    people.lapsed,
    people.never,
    people.valid / nullif(people.people, 0) as rate,
    people.as_at,
from people
inner join plans using (plan_id)
where $plans is null or list_contains($plans, people.plan_id)
order by plan, people.plan_id, people.programme, people.audience
