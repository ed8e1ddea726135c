-- One row per section of every framework that there is.
select
    framework,
    section,
    number,
    maps_to,
from framework_section_known()
