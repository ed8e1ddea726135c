-- One row per step that a council can rate itself on, the lowest first.
-- framework.
select step
from framework_scale_known()
where framework = $framework
order by position, step
