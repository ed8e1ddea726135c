-- Adds an item of the assurance file.
-- entry_id, plan_id, framework, section; element: '' for the section itself; period, item; text: '' where it is taken back;
-- written_by, written_at: who and when.
insert into assurance_entry (
    entry_id, plan_id, framework, section, element, period, item, text, written_by, written_at
)
values (
    $entry_id, $plan_id, $framework, $section, $element, $period, $item, $text, $written_by, $written_at
)
