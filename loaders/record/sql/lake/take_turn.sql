-- Takes the turn to write to the lake, in the transaction that the cursor is in: with it, or with the connection, it ends.
-- Waits while another process has it, a minute at most; one whose machine is gone loses it.
call postgres_execute('turns', '
    set local lock_timeout = ''60s'';
    set local idle_in_transaction_session_timeout = ''10min'';
    set local tcp_keepalives_idle = 10;
    set local tcp_keepalives_interval = 5;
    set local tcp_keepalives_count = 3;
    select pg_advisory_xact_lock(hashtext(''prevent: who writes to the lake''))
')
