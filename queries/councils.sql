-- The councils of the list, those of today first, by name.
-- One row per council. until: the day it ended; null for one of today.
select
    gss_code,
    council,
    official_name,
    region,
    until,
from council_lookup
order by until is not null, council, gss_code
