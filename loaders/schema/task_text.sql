-- One row per different text of the tasks in each plan's snapshot in force: its words, folded, under the headings that hold, with
-- the first task that has them. heading: all headings above it; nearest: the last of them, folded without spaces at its ends;
-- whole: all words together. on_date, known_at: as in snapshot_known.
create or replace macro task_text(on_date, known_at) as table
    with

    written as (
        select
            snapshot_id,
            plan_id,
            task_id,
            section,
            subsection,
            action,
            outcome,
        from task_worded(on_date, known_at)
        where snapshot_id = as_in.snapshot_id and task_id = as_in.task_id
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
