-- The frameworks that plans are held against, the shipped ones and those that a council wrote (is_own).
-- One row per framework, those that weren't replaced first, then by title.
select
    framework,
    title,
    version,
    updated_on,
    applies_to,
    is_statutory,
    address,
    replaced_by,
    is_own,
from framework_known()
order by replaced_by is not null, is_own desc, updated_on desc nulls last, title, framework
