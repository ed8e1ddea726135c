-- What periods of the assurance file are put in order by: the first year in the name, then the name; one without a year is first.
create or replace macro assurance_period_order(period) as
[lpad(regexp_extract(period, '\d{4}'), 4, '0'), period]
