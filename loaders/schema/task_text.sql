-- One row per task of each plan's snapshot in force: its words, folded, under the headings that hold.
-- heading: all headings above it; nearest: the last of them, folded without spaces at its ends; whole: all words together.
-- on_date, known_at: as in snapshot_known.
create or replace macro task_text(on_date, known_at) as table
    with

    headed as (
        select
            in_snapshot_id as snapshot_id,
            task_id,
            any_value(value) as headings,
        from decision_known(on_date, known_at, false)
        where field = 'section' and json_valid(value)
        group by in_snapshot_id, task_id
    ),

    written as (
        select
            task.snapshot_id,
            task.plan_id,
            task.task_id,
            if(headed.headings is null, task.section, headed.headings ->> 0) as section,
            if(headed.headings is null, task.subsection, headed.headings ->> 1) as subsection,
            task.action,
            task.outcome,
        from task
        inner join snapshot_known(on_date, known_at, false) as in_force on task.snapshot_id = in_force.snapshot_id
        left join headed on task.snapshot_id = headed.snapshot_id and task.task_id = headed.task_id
    ),

    folded as (
        select
            written.*,
            padded_words(section) || '| ' || folded_words(coalesce(subsection, '')) || ' ' as heading_words,
            padded_words(action) as action_words,
            padded_words(outcome) as outcome_words,
            folded_words(coalesce(subsection, section)) as nearest,
        from written
    )

    select
        folded.*,
        heading_words || '| ' || action_words || '| ' || outcome_words as whole,
    from folded
