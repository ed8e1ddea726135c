-- One row per count of the imports in force of a plan and day.
-- plan_id; as_at: the day of the export.
select
    training_completion.import_id,
    training_completion.programme,
    training_completion.course,
    training_completion.audience,
    training_completion.completed_month,
    training_completion.expires_month,
    training_completion.followed_month,
    training_completion.people
from training_completion
inner join training_import on training_completion.import_id = training_import.import_id
anti join training_import_withdrawal on training_import.import_id = training_import_withdrawal.import_id
where
    training_import.plan_id = $plan_id
    and training_import.as_at = $as_at
