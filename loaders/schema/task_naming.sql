-- A reference as it is compared: in small letters, without "Task" before it or a full stop after it.
create or replace macro plain_ref(ref) as
trim(regexp_replace(lower(coalesce(ref, '')), '^\s*(task|action|ref|no)\b[.:]?|[.:]\s*$', '', 'g'));

-- One row per task and other task of the same plan that the words of the version in force name by its reference:
-- "see 1f", "once 12 is agreed", "waits for task 3b". phrase: those words.
-- A bare number counts only at the end of a clause or before a word that goes on about a task, so that "after 12 months"
-- names none; "appendix 2" and the like name none, as the reference doesn't follow such words.
-- on_date, known_at: as in task_known.
create or replace macro task_naming(on_date, known_at) as table
    with

    cue as (
        select
            '(?i)\b((?:' || string_agg(regexp_escape(words), '|' order by len(words) desc, words) filter (where meaning = 'names')
            || ')(?:\s+(?:the\s+)?(?:' || string_agg(words, '|' order by len(words) desc, words) filter (where meaning = 'task') || '))?|'
            || string_agg(words, '|' order by len(words) desc, words) filter (where meaning = 'task')
            || ')\s+([a-z]{0,3}[-.]?\d{1,3}(?:\.\d{1,2})*[a-z]?(?:(?:\s*[,/&]\s*|\s+and\s+|\s+or\s+)[a-z]{0,3}[-.]?\d{1,3}(?:\.\d{1,2})*[a-z]?)*)'
            || '\b(?:[ \t]+([a-z]+))?' as pattern,
            list(words) filter (where meaning = 'follows') as following,
        from dependency_lookup
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
            unnest(regexp_extract_all(words, cue.pattern, 1)) as cue_words,
            unnest(regexp_extract_all(words, cue.pattern, 2)) as refs,
            unnest(regexp_extract_all(words, cue.pattern, 3)) as next_word,
            cue.following,
        from written
        cross join cue
    ),

    named as (
        select
            snapshot_id,
            task_id,
            cue_words || ' ' || refs || if(list_contains(following, lower(next_word)), ' ' || next_word, '') as phrase,
            coalesce(next_word, '') = '' or list_contains(following, lower(next_word)) as goes_on,
            unnest(regexp_split_to_array(lower(refs), '\s*[,/&]\s*|\s+and\s+|\s+or\s+')) as ref,
        from found
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
            and named.ref = plain_ref(other.ref)
            and (named.goes_on or regexp_matches(named.ref, '[a-z]'))
    group by named.snapshot_id, named.task_id, other.task_id
