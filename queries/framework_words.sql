-- The phrases that speak for the sections of a framework, or with a weight below 0 against them: the shipped ones, and those
-- that a council wrote (is_own).
-- One row per phrase, in the order of the sections. item: its key; null where it is shipped.
-- $framework: the framework
with

spoken as (
    select
        item,
        content ->> 'section' as section,
        content ->> 'phrase' as phrase,
        try_cast(content ->> 'weight' as double) as weight,
        true as is_own,
    from framework_entry_last('word', null)
    where framework = $framework and not is_removed
    union all by name
    select
        section,
        phrase,
        weight,
        false as is_own,
    from framework_word_lookup
    where framework = $framework
)

select
    spoken.item,
    spoken.section,
    spoken.phrase,
    spoken.weight,
    spoken.is_own,
from spoken
inner join framework_section_known() as section
    on spoken.section = section.section
where section.framework = $framework
order by
    section.number,
    section.section,
    spoken.is_own desc,
    spoken.weight desc,
    spoken.phrase
