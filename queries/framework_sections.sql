-- The sections of a framework, the shipped ones and those that a council wrote (is_own).
-- One row per section, in the framework's order. section: its key; maps_to: a section of another framework, as FRAMEWORK/KEY.
-- $framework: the framework
select
    section,
    number,
    title_en,
    title_cy,
    maps_to,
    mapping_reason,
    is_own,
from framework_section_known()
where framework = $framework
order by number, section
