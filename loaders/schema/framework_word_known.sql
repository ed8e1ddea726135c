-- One row per phrase that speaks for a section, or with a weight below 0 against it, folded: the shipped ones, those that a
-- council wrote, and the sections' titles. A section has those of the section that it maps to, too, where no other section of
-- its framework maps there. phrase has a space where a word begins, and where it ends.
-- stem: the first three letters of its first word, by which it is looked up; places, partners: as framework_words.csv has them.
-- known_at: only what was written by then; null for all.
create or replace macro framework_word_known(known_at := null) as table
    with

    sections as (
        from framework_section_known(known_at := known_at)
    ),

    written as (
        from framework_entry_last('word', known_at)
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
        from framework_word_lookup
        union all by name
        select
            framework,
            content ->> 'section' as section,
            folded_words(content ->> 'phrase') || if(ends_with(trim(content ->> 'phrase'), '*'), '*', '') as phrase,
            try_cast(content ->> 'weight' as double) as weight,
            [] as places,
            [] as partners,
        from written
        where not is_removed
        union all by name
        select
            framework,
            section,
            phrase,
            2.0 as weight,
            [] as places,
            [] as partners,
        from titled
        where len(string_split(phrase, ' ')) between 1 and 5
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
    ),

    together as (
        from spoken
        union all by name
        from followed
    ),

    kept as (
        select
            together.framework,
            together.section,
            ' ' || if(ends_with(together.phrase, '*'), left(together.phrase, -1), together.phrase || ' ') as phrase,
            left(together.phrase, 3) as stem,
            together.weight,
            together.places,
            list_transform(together.partners, lambda partner: ' ' || partner || ' ') as partners,
        from together
        semi join sections on together.framework = sections.framework and together.section = sections.section
        where len(replace(together.phrase, '*', '')) >= 3 and together.weight is not null
        qualify row_number() over (
            partition by together.framework, together.section, together.phrase, together.partners
            order by abs(together.weight) desc
        ) = 1
    )

    from kept
