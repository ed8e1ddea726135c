-- One row: how many packs were issued for the same plans and audience, and how many of them were withdrawn, as one number.
-- plan_ids, in any order; audience.
with

theirs as (
    from issued_pack
    where list_sort(plan_ids) = list_sort($plan_ids) and audience = $audience
)

select
    (select count(*) from theirs)
    + (select count(*) from theirs semi join pack_withdrawal on theirs.pack_id = pack_withdrawal.pack_id) as changes
