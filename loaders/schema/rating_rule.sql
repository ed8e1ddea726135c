-- The number of the rating rule that fires first for a task judged at a date.
-- declared: the rating that counts as declared; marks_completion: its plan marks completion elsewhere.
-- lateness: late where the words say so; it counts for what isn't done and has its date ahead.
-- earlier_due_on: the date that due_on replaced; null where it replaced none.
create or replace macro rating_rule(
    declared, evidence, lateness, is_standing, marks_completion, timescale_kind, starts_on, start_by, due_on, earlier_due_on,
    judged_at
) as
case
    when declared = 'complete' then 1
    when evidence in ('replaced', 'declined') then 2
    when evidence = 'done' and (is_standing or not coalesce(marks_completion, false)) then 3
    when due_on < judged_at then 4
    when evidence = 'not_started' and (start_by < judged_at or (timescale_kind = 'range' and starts_on < judged_at)) then 5
    when evidence <> 'none' and due_on > earlier_due_on then 6
    when evidence <> 'done' and lateness = 'late' and due_on >= judged_at then 6
    when evidence = 'partly' and due_on is null and not is_standing and start_by < judged_at then 6
    when evidence in ('under_way', 'partly', 'routine', 'done') and (due_on is not null or is_standing) then 7
    when evidence = 'not_started' and due_on >= judged_at then 8
    when evidence = 'none' then 9
    else 10
end
