-- One row: the number of the lake's last change.
select id
from ducklake_current_snapshot(current_database())
