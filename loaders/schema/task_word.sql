-- One row per text of tasks as in task_text, framework, section, place and phrase of that section that stands there, with the
-- points that it gives.
-- place: own (the heading right above the task is the section's), under (it is one's that maps to the section), heading, action,
-- outcome; text: what stands there. What an action says first tells more than what it says last.
-- of_framework: the one framework to tell of; null for all. on_date, known_at: as in snapshot_known.
create or replace macro task_word(of_framework, on_date, known_at) as table
    with

    texts as materialized (
        from task_text(on_date, known_at)
    ),

    words as materialized (
        from framework_word_known(known_at := known_at)
        where of_framework is null or framework = of_framework
    ),

    sections as materialized (
        from framework_section_known(known_at := known_at)
    ),

    phrases as (
        select distinct
            phrase,
            stem,
        from words
    ),

    placed as (
        select
            snapshot_id,
            plan_id,
            task_id,
            whole,
            unnest([
                { 'place': 'heading', 'text': concat_ws(' | ', section, subsection), 'words': heading_words },
                { 'place': 'action', 'text': action, 'words': action_words },
                { 'place': 'outcome', 'text': outcome, 'words': outcome_words }
            ], recursive := true),
        from texts
    ),

    stemmed as (
        select
            placed.*,
            unnest(list_distinct(list_transform(string_split(trim(words), ' '), lambda one: left(one, 3)))) as stem,
        from placed
    ),

    standing as (
        select
            stemmed.snapshot_id,
            stemmed.plan_id,
            stemmed.task_id,
            stemmed.place,
            stemmed.text,
            case stemmed.place
                when 'heading' then 1.0
                when 'action' then 1 - 0.4 * instr(stemmed.words, phrases.phrase) / length(stemmed.words)
                else 0.5
            end as share,
            stemmed.whole,
            phrases.phrase,
        from stemmed
        inner join phrases on stemmed.stem = phrases.stem
        where contains(stemmed.words, phrases.phrase)
    ),

    titles as (
        select
            framework,
            section,
            maps_to,
            folded_words(unnest([title_en, title_cy])) as title,
        from sections
    ),

    under as (
        select
            texts.snapshot_id,
            texts.plan_id,
            texts.task_id,
            titles.framework,
            titles.section,
            titles.maps_to,
            coalesce(texts.subsection, texts.section) as heading,
        from texts
        inner join titles on texts.nearest = titles.title
    ),

    found as materialized (
        select
            standing.snapshot_id,
            standing.plan_id,
            standing.task_id,
            words.framework,
            words.section,
            standing.place,
            standing.phrase,
            standing.text,
            words.weight,
            standing.share * words.weight as points,
        from standing
        inner join words on standing.phrase = words.phrase
        where
            (len(words.places) = 0 or list_contains(words.places, standing.place))
            and (
                len(words.partners) = 0
                or list_bool_or(list_transform(words.partners, lambda one: contains(standing.whole, one)))
            )
            and (
                len(words.unless) = 0
                or not list_bool_or(list_transform(words.unless, lambda one: contains(standing.whole, one)))
            )
    ),

    within as ( -- a phrase that a longer one, which tells as much, has in it
        select
            found.snapshot_id,
            found.task_id,
            found.framework,
            found.section,
            found.place,
            found.phrase,
        from found
        inner join found as longer
            on
                found.task_id = longer.task_id
                and found.snapshot_id = longer.snapshot_id
                and found.framework = longer.framework
                and found.section = longer.section
                and found.place = longer.place
        where
            found.weight > 0
            and longer.weight >= found.weight
            and length(longer.phrase) > length(found.phrase)
            and contains(longer.phrase, rtrim(found.phrase))
    ),

    spoken as (
        select found.*
        from found
        anti join within
            on
                found.task_id = within.task_id
                and found.snapshot_id = within.snapshot_id
                and found.framework = within.framework
                and found.section = within.section
                and found.place = within.place
                and found.phrase = within.phrase
    ),

    together as (
        from spoken
        union all by name
        select
            snapshot_id,
            plan_id,
            task_id,
            framework,
            section,
            'own' as place,
            heading as phrase,
            heading as text,
            12.0 as weight,
            12.0 as points,
        from under
        where of_framework is null or framework = of_framework
        union all by name
        select
            under.snapshot_id,
            under.plan_id,
            under.task_id,
            sections.framework,
            sections.section,
            'under' as place,
            under.heading as phrase,
            under.heading as text,
            3.0 as weight,
            3.0 as points,
        from under
        inner join sections on under.maps_to = sections.framework || '/' || sections.section
        where of_framework is null or sections.framework = of_framework
    )

    from together
