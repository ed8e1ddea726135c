-- One row per element of the sections in framework_section_known: what a council wrote beside what is shipped.
-- element: its key within the framework. known_at: only what was written by then; null for all.
create or replace macro framework_element_known(known_at := 'infinity'::timestamptz) as table
    with

    written as (
        from framework_entry_last('element', known_at)
    ),

    named as (
        select
            shipped.* exclude (key),
            shipped.key as element,
            false as is_own,
        from framework_element_lookup as shipped
        anti join written on shipped.framework = written.framework and shipped.key = written.item
        union all by name
        select
            framework,
            content ->> 'section' as section,
            try_cast(content ->> 'number' as integer) as number,
            content ->> 'title_en' as title_en,
            content ->> 'title_cy' as title_cy,
            item as element,
            true as is_own,
        from written
        where not is_removed
    )

    from named
    semi join framework_section_known(known_at := known_at) as known
        on named.framework = known.framework and named.section = known.section
