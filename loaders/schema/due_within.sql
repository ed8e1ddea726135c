-- How near a due date is, counted in days from the date judged at, which itself is neither side of it.

-- Whether a day is one of the next so many after another: of 14 after 1 March, the 2nd to the 15th.
create or replace macro is_due_within(due_on, as_at, days) as coalesce(due_on > as_at and due_on <= as_at + days, false);

-- Whether a task's date passed in the seven days up to another, so that it wasn't overdue a week before: from 1 March to the 7th at the 8th.
create or replace macro is_newly_past(due_on, as_at) as coalesce(due_on < as_at and due_on >= as_at - 7, false)
