-- Gives a plan its names and its period anew.
-- plan_id; council, title; starts_on, ends_on: null for none.
update plan set
    council = $council,
    title = $title,
    starts_on = $starts_on::date,
    ends_on = $ends_on::date
where plan_id = $plan_id
