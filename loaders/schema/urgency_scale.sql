-- One row per reason for which a task stands where it does among the most urgent: its rating, or its date or standing.
-- urgency: the place, from 1, the most urgent. weight: as rating_scale.severity; a rating that weighs less than any date
-- gives no place.
create or replace view urgency_scale as
with

dates as (
    from (
        values
        ('overdue', 100),
        ('due_today', 88),
        ('next_quarter', 70),
        ('later', 40),
        ('undated', 30)
    ) as listed (reason, weight)
),

standings as (
    from (
        values
        ('closed', 1),
        ('complete', 0)
    ) as listed (reason, weight)
),

reasons as (
    from dates
    union all
    from standings
    union all
    select
        rating as reason,
        severity as weight,
    from rating_scale
    where severity > (select min(weight) from dates)
)

select
    reason,
    weight,
    row_number() over (order by weight desc)::integer as urgency,
from reasons
