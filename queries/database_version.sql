-- What is in the database, as numbers that change whenever something is added, withdrawn or purged.
-- One row.
select
    loads.snapshots,
    loads.last_loaded,
    (select count(*) from withdrawal) as withdrawals,
    (select count(*) from purge) as purges,
    (select count(*) from decision) as decisions,
    (select count(*) from training_reading) as readings,
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
