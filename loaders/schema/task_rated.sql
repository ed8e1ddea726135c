-- One row per task, as in task_known, with the rating that may be shown.
-- on_date, known_at: as in task_known. with_computed: false leaves computed ratings out (shown as not rated).
create or replace macro task_rated(on_date, known_at, with_computed) as table
    select
        task.* replace ( -- noqa: AM04
            if(rating_basis = 'computed' and not with_computed, null, rating) as rating,
            if(rating_basis = 'computed' and not with_computed, null, rating_basis) as rating_basis,
            is_past_by_time_alone and with_computed as is_past_by_time_alone
        ),
    from task_known(on_date, known_at) as task
