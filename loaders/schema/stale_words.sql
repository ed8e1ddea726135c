-- How old the words are that a plan is judged on: a version says nothing of what was done after its own date.
-- words_at: the date of the version in force; judged_at: the date that it is judged at.

-- Whether words are stale: more than 100 days older, a quarter with a week's grace, so that a new report is overdue.
create or replace macro is_stale(words_at, judged_at) as judged_at - words_at > 100;

-- A length of time in words, to the nearest month of 30.4375 days, from two years on to the nearest year: 9 months.
create or replace macro length_text(days) as
if(
    round(days / 30.4375) < 24,
    round(days / 30.4375)::integer || if(round(days / 30.4375) = 1, ' month', ' months'),
    round(days / 365.25)::integer || ' years'
);

-- What is said beside every figure that stale words give: "Judged on words of 30 Sep 2017, 9 months earlier"; else null.
create or replace macro stale_words(words_at, judged_at) as
if(
    is_stale(words_at, judged_at),
    'Judged on words of ' || day_text(words_at) || ', ' || length_text(judged_at - words_at) || ' earlier',
    null
);

-- Why a task is off track whose date passed after its words were written; null for a rule that no date fires.
-- rule: a number of rating_rule; evidence_phrase: the words as written.
create or replace macro past_by_time_because(
    rule, evidence, evidence_phrase, starts_on, start_by, due_on, words_at, judged_at
) as
'Off track: ' || case rule
    when 4 then 'due ' || day_text(due_on)
    when 5 then 'to be started by ' || day_text(coalesce(start_by, starts_on))
end || ', past at ' || day_text(judged_at) || '; ' || if(
    evidence = 'none',
    'nothing was reported at ' || day_text(words_at),
    'its latest words are of ' || day_text(words_at)
) || ', before ' || if(rule = 4, 'it was due', 'that day') || case
    when evidence = 'done' then ', and it isn’t marked complete, though it reads as done (' || quoted(evidence_phrase) || ')'
    when evidence_phrase is not null then ' (' || quoted(evidence_phrase) || ')'
    else ''
end || '.'
