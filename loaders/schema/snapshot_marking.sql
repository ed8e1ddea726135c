-- One row per snapshot that carries protective or draft markings, in the order of the document.
create or replace view snapshot_marking as
select
    snapshot_id,
    string_agg(text, '; ' order by position) as marking,
from plan_note
where kind = 'marking'
group by snapshot_id
