-- Has the lake hold what is there now alone: what was removed is gone from its files, and from the catalogue's rows.
select count(*) as tables from ducklake_flush_inlined_data(current_database());

select count(*) as files from ducklake_rewrite_data_files(current_database(), delete_threshold => 0);

select count(*) as files from ducklake_merge_adjacent_files(current_database());

select count(*) as changes from ducklake_expire_snapshots(current_database(), older_than => now());

select count(*) as files from ducklake_cleanup_old_files(current_database(), cleanup_all => true);
