-- The day three months after a day; the last day of a month leads to the last of another: 30 September to 31 December,
-- so that what is due next quarter, asked at the end of one, is what is due by the end of the next.
create or replace macro three_months_after(day) as
if(day = last_day(day), last_day(day + interval 3 month), (day + interval 3 month)::date)
