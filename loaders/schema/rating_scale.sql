-- One row per rating, in the order that it is shown everywhere; not_rated stands for null.
-- severity: how soon it calls for a look, the larger the sooner, as urgency_scale.weight. is_step: one of the steps from
-- worst to best, so that going from one to another improves or worsens a task. asks_attention: it is put up as such.
create or replace view rating_scale as
select
    rating,
    label,
    letter,
    position,
    severity,
    is_step,
    asks_attention,
    meaning,
from rating_lookup
order by position
