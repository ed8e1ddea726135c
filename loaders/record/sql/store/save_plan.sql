-- Adds a plan, or gives the one that is known its names anew; a period that isn't given stays as it was.
-- plan_id, council, title; starts_on, ends_on: the plan's period, null where it gives none.
update plan set
    council = $council,
    title = $title,
    starts_on = coalesce($starts_on::date, starts_on),
    ends_on = coalesce($ends_on::date, ends_on)
where
    plan_id = $plan_id
    and (council, title, coalesce($starts_on::date, starts_on), coalesce($ends_on::date, ends_on))
    is distinct from ($council, $title, starts_on, ends_on);

insert into plan (plan_id, council, title, starts_on, ends_on)
select
    $plan_id,
    $council,
    $title,
    $starts_on::date,
    $ends_on::date,
where
    not exists (
        from plan
        where plan_id = $plan_id
    );
