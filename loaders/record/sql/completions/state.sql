-- One row per import of that id: whether it is withdrawn.
-- import_id.
select
    training_import.import_id in (
        select training_import_withdrawal.import_id from training_import_withdrawal
    ) as is_withdrawn
from training_import
where training_import.import_id = $import_id
