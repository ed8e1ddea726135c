-- One row per item that was written: its last entry, with the moment in microseconds since 1970.
-- plan_id, framework, section, element, period: where it stands.
select
    item,
    arg_max(entry_id, written_at) as entry_id,
    arg_max(text, written_at) as text,
    arg_max(written_by, written_at) as written_by,
    epoch_us(max(written_at)) as written_us,
from assurance_entry
where
    plan_id = $plan_id
    and framework = $framework
    and section = $section
    and element = $element
    and period = $period
group by item
order by item
