-- One row per rule of the challenge list, the gravest first. answered_by: the fields of a decision that answers it.
-- about: what it asks after; of those about completion a task is asked the first alone.
-- is_each_snapshot: it is about one snapshot alone, so that only a decision about that snapshot or later answers it.
create or replace view challenge_rule as
select
    listed.rule,
    listed.position,
    listed.title,
    listed.about,
    list_concat(listed.fields, ['finding:' || listed.rule]) as answered_by,
    listed.is_each_snapshot,
from (
    values
    ('complete_but', 1, 'Called complete, but the words say otherwise', 'completion', ['rating', 'disposition', 'duplicate_of'], false),
    ('complete_without_evidence', 2, 'Called complete without any words', 'completion', ['rating', 'disposition', 'duplicate_of'], false),
    ('declined_called_complete', 3, 'Called complete, but declined or replaced', 'completion', ['rating', 'disposition', 'duplicate_of'], false),
    ('varied_called_complete', 4, 'Called complete, but done otherwise than asked', 'completion', ['rating', 'disposition', 'duplicate_of'], false),
    ('milestone_ahead', 5, 'Called complete, with a milestone still ahead', 'completion', ['rating', 'disposition', 'duplicate_of'], false),
    ('routine_called_complete', 6, 'Called complete, but it carries on', 'completion', ['rating', 'disposition', 'duplicate_of'], false),
    ('complete_unclear', 7, 'Called complete, but the words don’t show it', 'completion', ['rating', 'disposition', 'duplicate_of'], false),
    ('past_due_but', 8, 'Called on schedule or behind, but past due', 'date', ['rating', 'disposition', 'duplicate_of', 'due_on'], true),
    ('same_work_rated_apart', 9, 'Same work, rated differently', 'same work', ['duplicate_of', 'finding:same_work'], false),
    ('owner_gone', 10, 'Had a lead, has none now', 'lead', ['leads'], false),
    ('owner_never_named', 11, 'Never had a lead', 'lead', ['leads'], false),
    ('no_new_words', 12, 'No new words since the snapshot before', 'words', ['rating', 'disposition', 'duplicate_of'], true),
    ('evidence_repeated', 13, 'Evidence repeated word for word', 'words', ['rating', 'disposition', 'duplicate_of'], true)
) as listed (rule, position, title, about, fields, is_each_snapshot)
