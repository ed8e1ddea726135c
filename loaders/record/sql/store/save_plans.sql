-- Adds the plans of incoming, a table that the caller registers, or gives those that are known their names anew; a period that
-- isn't given stays as it was.
update plan set
    council = incoming.council,
    title = incoming.title,
    starts_on = coalesce(incoming.starts_on::date, plan.starts_on),
    ends_on = coalesce(incoming.ends_on::date, plan.ends_on)
from incoming
where
    plan.plan_id = incoming.plan_id
    and (
        incoming.council, incoming.title, coalesce(incoming.starts_on::date, plan.starts_on), coalesce(incoming.ends_on::date, plan.ends_on)
    )
    is distinct from (plan.council, plan.title, plan.starts_on, plan.ends_on);

insert into plan (plan_id, council, title, starts_on, ends_on)
select
    incoming.plan_id,
    incoming.council,
    incoming.title,
    incoming.starts_on::date,
    incoming.ends_on::date,
from incoming
anti join plan on incoming.plan_id = plan.plan_id
