-- What is in the database, as numbers that change whenever something is added: rows there are never changed.
-- One row.
select
    (select count(*) from snapshot) as snapshots,
    (select count(*) from withdrawal) as withdrawals,
    (select count(*) from decision) as decisions,
    (select count(*) from training_reading) as readings,
