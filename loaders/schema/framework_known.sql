-- One row per framework: the shipped ones and those that a council wrote. is_own: as a council wrote it.
-- known_at: only what was written by then; null for all.
create or replace macro framework_known(known_at := 'infinity'::timestamptz) as table
    with

    written as (
        from framework_entry_last('framework', known_at)
    ),

    named as (
        select
            framework_lookup.*,
            false as is_own,
        from framework_lookup
        anti join written on framework_lookup.framework = written.framework
        union all by name
        select
            framework,
            content ->> 'title' as title,
            content ->> 'version' as version,
            try_cast(content ->> 'updated_on' as date) as updated_on,
            content ->> 'applies_to' as applies_to,
            coalesce(try_cast(content ->> 'is_statutory' as boolean), false) as is_statutory,
            content ->> 'address' as address,
            content ->> 'replaced_by' as replaced_by,
            true as is_own,
        from written
        where not is_removed
    )

    from named
