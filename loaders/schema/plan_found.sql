-- One row per plan whose title, council or id holds some words, in any case and without accents: what a search of plans finds.
-- search: the words; null finds every plan.
create or replace macro plan_found(search) as table
    with

    found as (
        select
            plan_id,
            council,
            title,
        from plan
        where
            search is null
            or contains(strip_accents(lower(concat_ws(' ', title, council, plan_id))), strip_accents(lower(search)))
    )

    from found
