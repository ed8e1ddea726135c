-- What the sections of a framework ask for, one by one, as a council wrote it (is_own).
-- One row per element, in the order of the sections. element: its key.
-- $framework: the framework
select
    element.element,
    element.section,
    element.number,
    element.title_en,
    element.title_cy,
    element.is_own,
from framework_element_known() as element
inner join framework_section_known() as section
    on element.framework = section.framework and element.section = section.section
where element.framework = $framework
order by section.number, element.section, element.number, element.element
