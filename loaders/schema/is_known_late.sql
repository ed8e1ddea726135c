-- Whether a version of a plan was written knowing a task to be late or off track: it says so, its words gave that at its
-- own date, or the due date had passed by then. Next steps written before that are the plan's ordinary ones, and bring
-- nothing back. written_rating: as in task_judged. snapshot_as_at: the version's own date.
create or replace macro is_known_late(declared_rating, written_rating, due_on, snapshot_as_at) as
coalesce(declared_rating = 'off_track', false)
or coalesce(written_rating = 'off_track', false)
or coalesce(due_on < snapshot_as_at, false)
