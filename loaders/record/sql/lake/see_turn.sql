-- Fails where the connection that holds the turn is gone.
call postgres_execute('turns', 'select 1')
