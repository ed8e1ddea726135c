-- One row per phrase that speaks for a section, or with a weight below 0 against it: the shipped ones, those that a council
-- wrote, and the sections' titles. A section has those of the section that it maps to, too, unless another section of its
-- framework maps there or phrases of its own are shipped.
-- phrase, partners, unless: as framework_words.csv has them, with a space where a word begins and where it ends.
-- stem: the first letters of its first word, by which it is looked up. known_at: only what was written by then; null for all.
create or replace macro framework_word_known(known_at := 'infinity'::timestamptz) as table
    with

    sections as (
        from framework_section_known(known_at := known_at)
    ),

    titled as (
        select
            framework,
            section,
            folded_words(unnest([title_en, title_cy])) as phrase,
        from sections
    ),

    spoken as (
        select
            framework,
            section,
            phrase,
            weight,
            places,
            partners,
            unless,
        from framework_word_lookup
        where section <> ''
        union all by name
        select
            framework,
            content ->> 'section' as section,
            content ->> 'phrase' as phrase,
            try_cast(content ->> 'weight' as double) as weight,
        from framework_entry_last('word', known_at)
        where not is_removed
        union all by name
        select
            framework,
            section,
            phrase,
            2.0 as weight,
        from titled
        where len(string_split(phrase, ' ')) <= 5
    ),

    followed as (
        select spoken.* replace (sections.framework as framework, sections.section as section)
        from sections
        inner join spoken on sections.maps_to = spoken.framework || '/' || spoken.section
        anti join sections as rival
            on
                sections.framework = rival.framework
                and sections.maps_to = rival.maps_to
                and sections.section <> rival.section
        anti join framework_word_lookup as shipped
            on sections.framework = shipped.framework and sections.section = shipped.section
    ),

    of_any as (
        select shipped.* replace (sections.framework as framework, sections.section as section)
        from framework_word_lookup as shipped
        cross join sections
        where shipped.section = ''
    ),

    together as (
        from spoken
        union all by name
        from followed
        union all by name
        from of_any
    ),

    kept as (
        select
            together.framework,
            together.section,
            bounded_phrase(together.phrase) as phrase,
            left(string_split(replace(together.phrase, '*', ''), ' ')[1], 3) as stem,
            together.weight,
            coalesce(together.places, []) as places,
            list_transform(coalesce(together.partners, []), lambda one: bounded_phrase(one)) as partners,
            list_transform(coalesce(together.unless, []), lambda one: bounded_phrase(one)) as unless,
        from together
        inner join sections on together.framework = sections.framework and together.section = sections.section
        where together.phrase <> '' and together.weight is not null
        qualify row_number() over (
            partition by together.framework, together.section, together.phrase, together.partners
            order by abs(together.weight) desc
        ) = 1
    )

    from kept
