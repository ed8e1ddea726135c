-- The steps that a council can rate itself on in a framework, the shipped ones and its own (is_own).
-- One row per step, the lowest first. step: its key.
-- $framework: the framework
select
    step,
    position,
    label_en,
    label_cy,
    is_own,
from framework_scale_known()
where framework = $framework
order by position, step
