-- One row per task that the shared filters keep, with the rating that the page may show.
-- on_date: as in snapshot_at; known_at: as in task_known. plans, areas, due_lists, lead_list, rating_list: lists of what to keep,
-- null for all; '' in lead_list keeps tasks without a lead, 'not_rated' in rating_list those not rated.
-- words: kept where ref, action, outcome, words or leads hold it, in any case; null for all.
-- with_computed: false leaves computed ratings out (shown as not rated).
create or replace macro task_shown(on_date, known_at, plans, areas, lead_list, rating_list, windows, words, with_computed) as table
    with

    rated as (
        select
            task.* replace (
                if(rating_basis = 'computed' and not with_computed, null, rating) as rating,
                if(rating_basis = 'computed' and not with_computed, null, rating_basis) as rating_basis
            ),
        from task_known(on_date, known_at) as task
    )

    from rated
    where
        (plans is null or list_contains(plans, plan_id))
        and (areas is null or list_contains(areas, area))
        and (
            lead_list is null
            or list_has_any(leads, lead_list)
            or (len(leads) = 0 and list_contains(lead_list, ''))
        )
        and (rating_list is null or list_contains(rating_list, coalesce(rating, 'not_rated')))
        and (windows is null or list_contains(windows, due_window))
        and (
            words is null
            or contains(
                lower(
                    concat_ws(' ', ref, action, outcome, status_text, progress, next_steps, timescale_text, list_aggregate(leads, 'string_agg', ' '))
                ),
                lower(words)
            )
        )
