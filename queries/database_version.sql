-- What is in the database, as numbers that change whenever something is added, withdrawn or purged.
-- One row.
select
    loads.snapshots,
    loads.last_loaded,
    (select count(*) from withdrawal) as withdrawals,
    (select count(*) from purge) as purges,
    (select count(*) from decision) as decisions,
    (select count(*) from training_reading) as readings,
    (select count(*) from training_goal) as training_goals,
    (select count(*) from training_rule) as training_rules,
    (select count(*) from training_import) as training_imports,
    (select count(*) from training_import_withdrawal) as training_import_withdrawals,
    (select count(*) from framework_entry) as framework_entries,
    (select count(*) from task_mapping) as task_mappings,
    (select count(*) from assurance_entry) as assurance_entries,
    (select count(*) from pack_edit) as pack_edits,
    (select count(*) from report_text) as report_texts,
    (select count(*) from issued_pack) as packs,
    (select count(*) from pack_withdrawal) as pack_withdrawals,
from (
    select
        count(*) as snapshots,
        epoch_us(max(loaded_at)) as last_loaded,
    from snapshot
) as loads
