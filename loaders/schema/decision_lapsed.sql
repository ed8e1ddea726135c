-- One row per confirmation that lapsed in a snapshot in force: nothing was decided about the same since, and it is about an
-- earlier version. then_as_at: that version's date; then_names, then_headings: what a value of leads or section holds.
-- on_date, known_at: as in snapshot_known.
create or replace macro decision_lapsed(on_date, known_at) as table
    with

    lapsed as (
        select
            made.*,
            snapshot.as_at as then_as_at,
            if(
                made.field = 'leads' and json_valid(made.value),
                list_transform(
                    from_json(made.value, '[{"lead": "varchar"}]'),
                    lambda one: one['lead']
                ), null
            ) as then_names,
            if(
                made.field = 'section' and json_valid(made.value), [made.value ->> '$[0]', made.value ->> '$[1]'], null
            ) as then_headings,
        from decision_last(on_date, known_at, false) as made
        inner join confirmation on made.decision_id = confirmation.decision_id
        inner join snapshot on confirmation.snapshot_id = snapshot.snapshot_id
        where made.as_at < made.in_as_at or confirmation.document_id <> made.in_document_id
    )

    from lapsed
