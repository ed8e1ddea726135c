-- The rating that a rule gives: null where it gives none. rule: a number of rating_rule.
create or replace macro rating_by_rule(rule, is_standing) as
case rule
    when 1 then 'complete'
    when 3 then if(is_standing, 'on_schedule', 'complete')
    when 4 then 'off_track'
    when 5 then 'off_track'
    when 6 then 'behind'
    when 7 then 'on_schedule'
    when 8 then 'on_schedule'
    when 9 then 'no_information'
end
