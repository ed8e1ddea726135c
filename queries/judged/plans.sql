-- How many plans there are, and the database's name. One row.
select
    count(*) as plans,
    current_database() as name,
from plan
