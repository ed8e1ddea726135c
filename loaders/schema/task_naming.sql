-- A reference as it is compared: in small letters, without "Task" before it or a full stop after it.
create or replace macro plain_ref(ref) as
trim(regexp_replace(lower(coalesce(ref, '')), '^\s*(task|action|ref|no)\b[.:]?|[.:]\s*$', '', 'g'));

-- One row per task and other task of the same plan that the words of the version in force name by its reference:
-- "see 1f", "once 12 is agreed", "waits for task 3b". phrase: those words.
-- A bare number counts only at the end of a clause or before a word that goes on about a task, so that "after 12 months"
-- names none; "appendix 2" and the like name none, as the reference doesn't follow such words. Nor does what the words deny
-- ("no longer waits for 3", "independent of task 3") or tell as ended ("task 2 completed, so this can start"), unless it is
-- only assumed ("if task 2 is done").
-- on_date, known_at: as in task_known.
create or replace macro task_naming(on_date, known_at) as table
    with

    spelled as (
        select
            meaning,
            string_agg(replace(replace(words, ' ', '\s+'), chr(39), '[' || chr(39) || '’]'), '|' order by len(words) desc, words) as words,
        from dependency_lookup
        group by meaning
    ),

    meanings as (
        select map(list(meaning), list('(?:' || words || ')')) as any_of,
        from spelled
    ),

    pieces as (
        select
            any_of,
            '(?:' || any_of['names'] || '|' || any_of['waits'] || '|' || any_of['times'] || ')' as cue,
            '[a-z]{0,3}[-.]?\d{1,3}(?:\.\d{1,2})*[a-z]?' as ref,
        from meanings
    ),

    patterns as (
        select
            '(?i)([^.;:\n]*?)\b(' || cue || '(?:\s+(?:the\s+)?' || any_of['task'] || ')?|' || any_of['task'] || ')\s+('
            || ref || '(?:(?:\s*[,/&]\s*|\s+and\s+|\s+or\s+)(?:' || any_of['task'] || '\s+)?' || ref || ')*)\b'
            || '(?:[ \t,(–-]*\b((?:' || any_of['links'] || '\s+)*' || any_of['ended'] || ')\b|[ \t]+([a-z]+))?' as naming,
            '(?i)\b(?:' || any_of['denies'] || '|' || any_of['negates'] || '\s+(?:' || any_of['fills'] || '\s+)*(?:'
            || any_of['names'] || '|' || any_of['waits'] || '))(?:\s+(?:' || cue || '|' || any_of['fills'] || '|'
            || any_of['task'] || '))*$' as denial,
            '(?i)^(?:' || any_of['names'] || '|' || any_of['task'] || ')(?:\s|$)' as pointing,
            '(?i)\b' || any_of['ended'] || '\s+$' as ending,
            '(?i)\b(?:' || any_of['assumes'] || '|' || any_of['waits'] || '|' || any_of['times'] || ')\b[^,]*$' as assumption,
        from pieces
    ),

    follows as (
        select list(words) as following,
        from dependency_lookup
        where meaning = 'follows'
    ),

    written as (
        select
            task.snapshot_id,
            task.task_id,
            task.plan_id,
            concat_ws(chr(10), task.status_text, task.progress, task.next_steps) as words,
        from task
        inner join snapshot_known(on_date, known_at, false) as in_force on task.snapshot_id = in_force.snapshot_id
        where regexp_matches(concat_ws(' ', task.status_text, task.progress, task.next_steps), '\d')
    ),

    found as (
        select
            written.*,
            unnest(regexp_extract_all(written.words, patterns.naming, 1)) as words_before,
            unnest(regexp_extract_all(written.words, patterns.naming, 2)) as cue_words,
            unnest(regexp_extract_all(written.words, patterns.naming, 3)) as refs,
            unnest(regexp_extract_all(written.words, patterns.naming, 4)) as ended,
            unnest(regexp_extract_all(written.words, patterns.naming, 5)) as next_word,
            patterns.*,
            follows.following,
        from written
        cross join patterns
        cross join follows
    ),

    depended as (
        select *,
        from found
        where
            not regexp_matches(words_before || cue_words, denial)
            and (
                not regexp_matches(cue_words, pointing)
                or (coalesce(ended, '') = '' and not regexp_matches(words_before, ending))
                or regexp_matches(words_before, assumption)
            )
    ),

    named as (
        select
            snapshot_id,
            task_id,
            cue_words || ' ' || refs
            || case
                when coalesce(ended, '') <> '' then ' ' || ended
                when list_contains(following, lower(next_word)) then ' ' || next_word
                else ''
            end as phrase,
            coalesce(next_word, '') = '' or list_contains(following, lower(next_word)) as goes_on,
            unnest(regexp_split_to_array(lower(refs), '\s*[,/&]\s*|\s+and\s+|\s+or\s+')) as ref,
        from depended
    )

    select
        named.snapshot_id,
        named.task_id,
        other.task_id as other_task_id,
        any_value(named.phrase) as phrase,
    from named
    inner join task as other
        on
            named.snapshot_id = other.snapshot_id
            and named.task_id <> other.task_id
            and plain_ref(named.ref) = plain_ref(other.ref)
            and (named.goes_on or regexp_matches(plain_ref(named.ref), '[a-z]'))
    group by named.snapshot_id, named.task_id, other.task_id
