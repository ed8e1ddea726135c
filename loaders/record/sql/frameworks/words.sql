-- One row per phrase that a council wrote into a framework.
-- framework.
select item
from framework_entry_last('word', null)
where framework = $framework and not is_removed
