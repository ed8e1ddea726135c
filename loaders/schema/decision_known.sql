-- One row per snapshot in force and decision in force in it: the last one about the same thing, unless taken back or lapsed.
-- A confirmation lapses with the version that it was about; a correction carries on. Columns and parameters: as decision_last.
create or replace macro decision_known(on_date, known_at, each_date) as table
    with

    held as (
        select made.*
        from decision_last(on_date, known_at, each_date) as made
        left join confirmation on made.decision_id = confirmation.decision_id
        where
            confirmation.decision_id is null
            or (made.as_at >= made.in_as_at and made.in_document_id = confirmation.document_id)
    )

    from held
