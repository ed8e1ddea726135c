-- Adds a pack as it is issued.
-- pack_id, title, plan_ids, quarter, as_at, audience; choice, content: what it was made of and the whole of it, as JSON.
-- issued_at, issued_by, note; replaces: the pack that it takes the place of, null for none; number, version: which issue.
insert into issued_pack (
    pack_id, title, plan_ids, quarter, as_at, audience, choice, content, issued_at, issued_by, note, replaces, number, version
)
values (
    $pack_id, $title, $plan_ids, $quarter, $as_at, $audience, $choice, $content, $issued_at, $issued_by, $note, $replaces,
    $number, $version
)
