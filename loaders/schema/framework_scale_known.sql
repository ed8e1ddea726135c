-- One row per framework and step that a council can rate itself on, the shipped ones, which every framework has, and its own.
-- known_at: only what was written by then; null for all.
create or replace macro framework_scale_known(known_at := 'infinity'::timestamptz) as table
    with

    known as (
        from framework_known(known_at := known_at)
    ),

    written as (
        from framework_entry_last('scale', known_at)
    ),

    named as (
        select
            known.framework,
            shipped.position,
            shipped.key as step,
            shipped.label_en,
            shipped.label_cy,
            false as is_own,
        from framework_scale_lookup as shipped
        inner join known on coalesce(shipped.framework, known.framework) = known.framework
        anti join written on known.framework = written.framework and shipped.key = written.item
        union all by name
        select
            written.framework,
            try_cast(written.content ->> 'position' as integer) as position,
            written.item as step,
            written.content ->> 'label_en' as label_en,
            written.content ->> 'label_cy' as label_cy,
            true as is_own,
        from written
        semi join known on written.framework = known.framework
        where not written.is_removed
    )

    from named
