-- One row: the newest version of the schema that the database ever had; null before it was made.
select max(version) as version
from schema_version
