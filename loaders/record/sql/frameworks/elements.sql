-- One row per element of a framework's sections.
-- framework.
select
    element,
    section,
    number,
from framework_element_known()
where framework = $framework
