-- Everything that was ever written of a section of the assurance file, or of an element of it, the newest first.
-- One row per entry; text: '' where it took the item back.
-- $plan_id: whose
-- $framework: its key
-- $section: its key
-- $element: its key; '' for the section itself
-- $known_at: only what was written by then; null for all.
select
    period,
    item,
    text,
    written_by,
    epoch_us(written_at) as written_us,
from assurance_entry
where
    plan_id = $plan_id
    and framework = $framework
    and section = $section
    and element = $element
    and ($known_at is null or written_at <= $known_at)
order by written_at desc, item
