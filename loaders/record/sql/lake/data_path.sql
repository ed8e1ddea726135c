-- One row: where the files of the lake lie that a connection works on.
select value as data_path
from ducklake_options(current_database())
where option_name = 'data_path'
