-- One row per section of a framework that any words speak for: its own, or those of the section that it maps to; its title
-- alone, which few tasks repeat, is none. known_at: only what was written by then; null for all.
create or replace macro framework_section_worded(known_at := 'infinity'::timestamptz) as table
    with

    titled as (
        select
            framework,
            section,
            [bounded_phrase(folded_words(title_en)), bounded_phrase(folded_words(coalesce(title_cy, '')))] as titles,
        from framework_section_known(known_at := known_at)
    )

    select distinct
        titled.framework,
        titled.section,
    from titled
    inner join framework_word_known(known_at := known_at) as word
        on titled.framework = word.framework and titled.section = word.section
    where word.weight > 0 and (word.weight <> 2 or not list_contains(titled.titles, word.phrase))
