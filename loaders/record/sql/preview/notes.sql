-- One row per note around the tables.
select
    kind,
    position,
    text,
from plan_note
order by kind, position
