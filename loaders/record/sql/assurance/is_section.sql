-- One row: whether a framework has a section, and the element where one is named.
-- framework, section; element: '' for the section itself.
select
    exists (
        from framework_section_known()
        where framework = $framework and section = $section
    )
    and (
        $element = ''
        or exists (
            from framework_element_known()
            where framework = $framework and section = $section and element = $element
        )
    ) as is_section
