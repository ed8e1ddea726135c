-- What a document says in a field that a person can confirm, in one form to compare: leads in order of name.
-- headings: section and subsection.
create or replace macro said_in_field(field, rating, disposition, due_on, leads, headings) as
case field
    when 'rating' then rating
    when 'disposition' then disposition
    when 'due_on' then due_on::varchar
    when 'leads' then to_json(list_sort(list_distinct(coalesce(leads, []))))::varchar
    when 'section' then to_json(headings)::varchar
end
