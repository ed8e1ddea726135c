-- One row per item that a council wrote into the frameworks, as it was last written.
-- of_kind: framework, section, element, scale or word; known_at: only what was written by then; null for all.
create or replace macro framework_entry_last(of_kind, known_at) as table
    with

    written as (
        select
            framework,
            item,
            content,
            is_removed,
        from framework_entry
        where kind = of_kind and (known_at is null or written_at <= known_at)
        qualify row_number() over (
            partition by kind, framework, item
            order by written_at desc, entry_id desc
        ) = 1
    )

    from written
