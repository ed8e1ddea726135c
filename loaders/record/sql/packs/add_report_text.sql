-- Adds what a council writes in its committee reports, under a heading or in a field of their head.
-- text_id, council, item; text: '' for none any more; written_by, written_at: who and when.
insert into report_text (text_id, council, item, text, written_by, written_at)
values ($text_id, $council, $item, $text, $written_by, $written_at)
