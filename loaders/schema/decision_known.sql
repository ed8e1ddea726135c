-- One row per snapshot in force and decision in force in it: the last one about the same thing, unless taken back or lapsed.
-- A confirmation lapses with the version that it was about; a correction carries on. Columns and parameters: as decision_last.
create or replace macro decision_known(on_date, known_at, each_date) as table
    with

    held as (
        select made.*
        from decision_last(on_date, known_at, each_date) as made
        where not exists (
            from confirmation
            where
                confirmation.decision_id = made.decision_id
                and (made.as_at < made.in_as_at or confirmation.document_id <> made.in_document_id)
        )
    )

    from held
