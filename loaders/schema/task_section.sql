-- One row per task of each plan's snapshot in force, framework and section that it serves; of each task and framework one is
-- is_main, the others are served beside it. section is null in the main row of a task that serves none.
-- sureness: confirmed (a person mapped it), sure, likely, unsure (section is the nearest guess, and the task counts in none),
-- none (its words tell no section). because: why, in words.
-- of_framework: the one framework to tell of; null for all. on_date, known_at: as in snapshot_known.
create or replace macro task_section(of_framework, on_date, known_at) as table
    with

    sections as materialized (
        from framework_section_known(known_at := known_at)
    ),

    found as materialized (
        from task_word(of_framework, on_date, known_at)
    ),

    mapped as materialized (
        from task_mapped(on_date, known_at)
        where of_framework is null or framework = of_framework
    ),

    asked as (
        select
            task.snapshot_id,
            task.plan_id,
            task.task_id,
            task.as_in.snapshot_id as as_in_snapshot_id,
            task.as_in.task_id as as_in_task_id,
            framework.framework,
        from task_worded(on_date, known_at) as task
        cross join framework_known(known_at := known_at) as framework
        where of_framework is null or framework.framework = of_framework
    ),

    weighed as ( -- from here on, a task stands for all that have the same words
        select
            snapshot_id,
            task_id,
            framework,
            section,
            coalesce(sum(points) filter (where place in ('own', 'under', 'heading')), 0) as of_heading,
            coalesce(sum(points) filter (where place = 'action'), 0) as of_action,
            coalesce(sum(points) filter (where place = 'outcome'), 0) as of_outcome,
            bool_or(place = 'own') as stands_under_it,
            max(weight) filter (where place <> 'outcome') as strongest,
            arg_max({ 'place': place, 'phrase': phrase, 'text': text }, points + if(place = 'under', 1.5, 0)) as found_in,
        from found
        group by snapshot_id, task_id, framework, section
    ),

    summed as (
        select
            weighed.*,
            sections.number,
            sections.number || ' ' || sections.title_en as named,
            least(of_heading, if(stands_under_it, 12, 4)) + of_action + least(of_outcome, 2) as points,
        from weighed
        inner join sections on weighed.framework = sections.framework and weighed.section = sections.section
        where points >= 1
    ),

    ranked as (
        select
            summed.*,
            row_number() over (
                partition by snapshot_id, task_id, framework
                order by points desc, strongest desc nulls last, number asc, section asc
            ) as place_taken,
            max(of_action) over (partition by snapshot_id, task_id, framework) as most_of_action,
        from summed
    ),

    judged as (
        select
            first.*,
            second.named as second_named,
            second.found_in as second_found_in,
            case
                when first.of_action <= -2 then 'unsure'
                when
                    first.found_in.place = 'heading'
                    and (first.of_action < first.most_of_action or (first.of_action <= 0 and first.of_outcome <= 0))
                    then 'unsure'
                when not first.stands_under_it and first.most_of_action - first.of_action >= 1.5 then 'unsure'
                when
                    first.points >= 3.5
                    and first.strongest >= 2.5
                    and (first.stands_under_it or first.of_action = first.most_of_action)
                    and first.points - coalesce(second.points, 0) >= greatest(2, 0.5 * first.points)
                    then 'sure'
                when
                    (first.points >= 2 or first.strongest >= 2)
                    and first.strongest >= 1.5
                    and first.points - coalesce(second.points, 0) >= 1
                    then 'likely'
                else 'unsure'
            end as sureness,
        from ranked as first
        left join ranked as second
            on
                first.snapshot_id = second.snapshot_id
                and first.task_id = second.task_id
                and first.framework = second.framework
                and second.place_taken = 2
        where first.place_taken = 1
    ),

    ruled as (
        select
            asked.snapshot_id,
            asked.plan_id,
            asked.task_id,
            asked.framework,
            judged.section,
            true as is_main,
            coalesce(judged.sureness, 'none') as sureness,
            case
                when judged.section is null then 'none of its words tells a section'
                when judged.sureness <> 'unsure' then section_because(judged.found_in, judged.named)
                when judged.second_named is null then 'only ' || section_because(judged.found_in, null)
                else
                    section_because(judged.found_in, null) || ' (' || judged.named || '), and '
                    || section_because(judged.second_found_in, null) || ' (' || judged.second_named || ')'
            end as because,
        from asked
        left join judged
            on
                asked.as_in_snapshot_id = judged.snapshot_id
                and asked.as_in_task_id = judged.task_id
                and asked.framework = judged.framework
        union all by name
        select
            asked.snapshot_id,
            asked.plan_id,
            asked.task_id,
            asked.framework,
            ranked.section,
            false as is_main,
            'likely' as sureness,
            section_because(ranked.found_in, ranked.named) as because,
        from judged
        inner join asked
            on
                judged.snapshot_id = asked.as_in_snapshot_id
                and judged.task_id = asked.as_in_task_id
                and judged.framework = asked.framework
        inner join ranked
            on
                judged.snapshot_id = ranked.snapshot_id
                and judged.task_id = ranked.task_id
                and judged.framework = ranked.framework
        where
            judged.sureness <> 'unsure'
            and ranked.place_taken > 1
            and ranked.points >= 3
    ),

    held as (
        select ruled.*
        from ruled
        anti join mapped
            on
                ruled.snapshot_id = mapped.snapshot_id
                and ruled.task_id = mapped.task_id
                and ruled.framework = mapped.framework
        union all by name
        select
            snapshot_id,
            plan_id,
            task_id,
            framework,
            unnest(if(len(sections) = 0, [null], sections)) as section,
            generate_subscripts(if(len(sections) = 0, [null], sections), 1) = 1 as is_main,
            'confirmed' as sureness,
            because,
        from mapped
    )

    from held
