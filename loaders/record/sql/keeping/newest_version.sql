-- One row: how often the schema was made, how many of these say by which version, and the oldest and newest of them.
select
    count(*) as times,
    count(version) as said,
    min(version) as oldest,
    max(version) as newest,
from schema_version
