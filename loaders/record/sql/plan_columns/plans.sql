-- One row per plan of which people said something of its columns or the row that holds its headings: its id.
select plan_id
from plan_column
union
select plan_id
from plan_heading_row
