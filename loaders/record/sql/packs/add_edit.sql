-- Adds what a person makes of a section, a panel or a sentence of a pack.
-- edit_id, pack_key, item, panel; text: null for as the figures give it; generated: the sentence as it stood then.
-- is_hidden; position: null for where it stands by itself; edited_by, edited_at: who and when.
insert into pack_edit (
    edit_id, pack_key, item, panel, text, generated, is_hidden, position, edited_by, edited_at
)
values ($edit_id, $pack_key, $item, $panel, $text, $generated, $is_hidden, $position, $edited_by, $edited_at)
