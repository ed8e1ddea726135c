-- What a rule says of a task in plain English: the rating, and the words and dates that it comes from.
-- rule: a number of rating_rule but 1, given the same values; evidence_phrase, lateness_phrase, delay_phrase: the words as
-- written. delay_label: why it is late, as in delay_lookup; null where the words don't say.
create or replace macro rating_because(
    rule, evidence, evidence_phrase, lateness, lateness_phrase, delay_label, delay_phrase, is_standing,
    timescale_kind, timescale_text, starts_on, start_by, due_on, earlier_due_on, judged_at
) as
case rule
    when 2
        then
            'Not rated: closed without doing, ' || if(evidence = 'replaced', 'replaced', 'declined')
            || ' (' || quoted(evidence_phrase) || ').'
    when 3
        then
            if(
                is_standing,
                'On schedule: reported done (' || quoted(evidence_phrase) || ') and carrying on.',
                'Complete: reported done (' || quoted(evidence_phrase) || ').'
            )
    when 4
        then
            'Off track: due ' || day_text(due_on) || ', past at ' || day_text(judged_at) || ', and ' || case
                when evidence = 'none' then 'nothing is reported'
                when evidence = 'done' then 'not marked complete, though it reads as done (' || quoted(evidence_phrase) || ')'
                when evidence = 'unknown' and evidence_phrase is null then 'the words don’t say that it was done'
                else 'not reported done (' || quoted(evidence_phrase) || ')'
            end || coalesce('; ' || delay_label || in_brackets(delay_phrase), '') || '.'
    when 5
        then
            'Off track: not started (' || quoted(evidence_phrase) || '), and it should have started by '
            || day_text(coalesce(start_by, starts_on)) || coalesce('; ' || delay_label || in_brackets(delay_phrase), '') || '.'
    when 6
        then
            'Behind schedule: ' || concat_ws(
                '; ',
                if(due_on > earlier_due_on, 'its date was moved from ' || day_text(earlier_due_on) || ' to ' || day_text(due_on), null),
                if(lateness = 'late', 'the words say that it is late' || in_brackets(lateness_phrase), null),
                if(
                    evidence = 'partly' and due_on is null,
                    'partly done (' || quoted(evidence_phrase) || '), and it was to start by ' || day_text(start_by),
                    null
                )
            ) || coalesce(', ' || delay_label || in_brackets(delay_phrase), '') || '.'
    when 7
        then
            'On schedule: ' || case
                when
                    evidence = 'done'
                    then 'reads as done (' || quoted(evidence_phrase) || ') but the plan doesn’t mark it complete, so judged as under way'
                when evidence = 'partly' then 'partly done (' || quoted(evidence_phrase) || ')'
                when evidence = 'routine' then 'carried on as everyday work (' || quoted(evidence_phrase) || ')'
                else 'under way (' || quoted(evidence_phrase) || ')'
            end || coalesce(', due ' || day_text(due_on), ', ongoing') || '.'
    when 8 then 'On schedule: not started (' || quoted(evidence_phrase) || '); not due until ' || day_text(due_on) || '.'
    when 9 then 'No information: nothing is reported.'
    when 10 then
        'Not rated: ' || case
            when evidence = 'unknown' then 'the words don’t say whether it was done' || in_brackets(evidence_phrase) || '.'
            when timescale_kind = 'reversed' then 'its dates are reversed (' || coalesce(timescale_text, '') || ').'
            when timescale_kind = 'complete'
                then
                    'the words (' || quoted(evidence_phrase) || ') don’t say that it is done, and “' || coalesce(timescale_text, '')
                    || '” stands where its date was.'
            when timescale_kind = 'start_by'
                then 'it was to start by ' || day_text(start_by) || ', and no date is given for it to be done by.'
            when timescale_kind = 'none' then 'no date is given to judge it by.'
            else 'no due date can be read from “' || coalesce(timescale_text, '') || '”.'
        end
end;

-- The same of rule 1. declared_text: as the plan has it.
create or replace macro declared_because(declared_text) as
'Complete: the plan declares it (' || coalesce(declared_text, 'complete') || ').'
