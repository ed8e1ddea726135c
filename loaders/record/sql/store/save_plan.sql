-- Adds a plan, or gives the one that is known its names anew; a period that isn't given stays as it was.
-- plan_id, council, title; starts_on, ends_on: the plan's period, null where it gives none.
insert into plan (plan_id, council, title, starts_on, ends_on)
values ($plan_id, $council, $title, $starts_on, $ends_on)
on conflict (plan_id) do update set
    council = excluded.council,
    title = excluded.title,
    starts_on = coalesce(excluded.starts_on, plan.starts_on),
    ends_on = coalesce(excluded.ends_on, plan.ends_on)
