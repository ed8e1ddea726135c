-- The day three months before a day, the mirror of three_months_after: the last day of a month leads to the last of
-- another, 31 December to 30 September, so that what fell due this quarter, asked at the end of one, is what fell due in it.
create or replace macro three_months_before(day) as
if(day = last_day(day), last_day(day - interval 3 month), (day - interval 3 month)::date)
