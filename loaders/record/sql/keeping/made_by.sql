-- One row: which version of the schema made the database as it stands, and from which words; none before it was made.
select
    version,
    made_from,
from schema_version
order by made_at desc
limit 1
