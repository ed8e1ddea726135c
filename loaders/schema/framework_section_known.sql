-- One row per section of the frameworks in framework_known, those that a council wrote among them.
-- section: its key within the framework. maps_to: a section of another framework, as FRAMEWORK/KEY.
-- known_at: only what was written by then; null for all.
create or replace macro framework_section_known(known_at := 'infinity'::timestamptz) as table
    with

    written as (
        from framework_entry_last('section', known_at)
    ),

    named as (
        select
            shipped.* exclude (key),
            shipped.key as section,
            false as is_own,
        from framework_section_lookup as shipped
        anti join written on shipped.framework = written.framework and shipped.key = written.item
        union all by name
        select
            framework,
            try_cast(content ->> 'number' as integer) as number,
            content ->> 'title_en' as title_en,
            content ->> 'title_cy' as title_cy,
            content ->> 'maps_to' as maps_to,
            content ->> 'mapping_reason' as mapping_reason,
            item as section,
            true as is_own,
        from written
        where not is_removed
    )

    from named
    semi join framework_known(known_at := known_at) as known on named.framework = known.framework
