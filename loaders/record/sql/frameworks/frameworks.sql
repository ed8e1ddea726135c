-- One row per framework that there is, with the one that replaced it, null for none.
select
    framework,
    replaced_by,
from framework_known()
