-- How a task stands by its rating and its words alone, before a person decides.
-- rule: the number of the rating rule that fired, null where its words don't count.
create or replace macro disposition_said(rating, rule, evidence, is_standing) as
case
    when rating = 'complete' then 'complete'
    when rule = 2 then 'closed_without_doing'
    when evidence = 'routine' or (evidence = 'done' and is_standing) then 'routine'
    else 'open'
end
