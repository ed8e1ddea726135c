-- One row per step of a framework's scale.
-- framework.
select
    step,
    position,
from framework_scale_known()
where framework = $framework
