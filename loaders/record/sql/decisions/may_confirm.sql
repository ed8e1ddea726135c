-- One row: whether there may be decisions that confirm what a document says itself, or any that are kept as such.
select
    exists (from confirmation)
    or exists (
        from decision
        where task_id is not null and value is not null
    ) as may_confirm
