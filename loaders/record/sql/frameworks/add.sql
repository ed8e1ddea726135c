-- Adds what a council writes into a framework; the last row of an item holds.
-- entry_id, kind, framework, item; content: its columns as JSON; is_removed; written_by, written_at: who and when.
insert into framework_entry (entry_id, kind, framework, item, content, is_removed, written_by, written_at)
values ($entry_id, $kind, $framework, $item, $content, $is_removed, $written_by, $written_at)
