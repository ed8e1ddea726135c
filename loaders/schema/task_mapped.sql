-- One row per task of a plan's snapshot in force and framework that a person mapped it in, as it was last mapped.
-- sections: the chief one first, of those that there are; empty where the task serves none. Tasks that a person gave back to
-- the rules aren't here. on_date, known_at: as in snapshot_known; a mapping counts from its as_at, and from its clock time.
create or replace macro task_mapped(on_date, known_at) as table
    with

    keys as (
        select
            framework,
            list(section) as sections,
        from framework_section_known(known_at := known_at)
        group by framework
    ),

    made as (
        select
            in_force.snapshot_id,
            mapping.*,
        from snapshot_known(on_date, known_at, false) as in_force
        inner join task_mapping as mapping on in_force.plan_id = mapping.plan_id and in_force.judged_at >= mapping.as_at
        where known_at is null or mapping.mapped_at <= known_at
        qualify row_number() over (
            partition by in_force.snapshot_id, mapping.task_id, mapping.framework
            order by mapping.as_at desc, mapping.mapped_at desc, mapping.mapping_id desc
        ) = 1
    ),

    kept as (
        select
            made.snapshot_id,
            made.plan_id,
            made.task_id,
            made.framework,
            list_filter(made.sections, lambda one: list_contains(keys.sections, one)) as sections,
            made.mapped_by || ' says so: “' || made.reason || '”' as because,
            len(made.sections) as named,
        from made
        inner join keys on made.framework = keys.framework
        where made.sections is not null
    )

    select
        snapshot_id,
        plan_id,
        task_id,
        framework,
        sections,
        because,
    from kept
    where len(sections) > 0 or named = 0
