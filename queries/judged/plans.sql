-- How many plans there are, and what councils wrote into the frameworks, as numbers that change with it. One row.
select
    count(*) as plans,
    (select count(*) from framework_entry) as entries,
    (select epoch_us(max(written_at)) from framework_entry) as last_entry,
from plan
