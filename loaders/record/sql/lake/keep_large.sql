-- Has the lake keep what is large in files, however few its rows: in the catalogue a document costs twenty times as much.
call ducklake_set_option(current_database(), 'data_inlining_row_limit', 0, table_name => 'document');

call ducklake_set_option(current_database(), 'data_inlining_row_limit', 0, table_name => 'issued_file');

call ducklake_set_option(current_database(), 'data_inlining_row_limit', 0, table_name => 'issued_pack');
