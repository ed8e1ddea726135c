-- One row per plan: its id.
select plan_id
from plan
