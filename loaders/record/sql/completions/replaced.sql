-- One row per programme, of some, that an import in force of a plan and day counts for: who added that import, when (microseconds
-- since 1970), and from where.
-- plan_id; as_at: the day of the export; programmes: their names.
select distinct
    training_completion.programme,
    training_import.imported_by,
    epoch_us(training_import.imported_at) as imported_at,
    training_import.source
from training_completion
inner join training_import on training_completion.import_id = training_import.import_id
anti join training_import_withdrawal on training_import.import_id = training_import_withdrawal.import_id
where
    training_import.plan_id = $plan_id
    and training_import.as_at = $as_at
    and list_contains($programmes, training_completion.programme)
qualify
    dense_rank() over (
        partition by training_completion.programme
        order by training_import.imported_at desc, training_import.import_id
    ) = 1
order by training_completion.programme
