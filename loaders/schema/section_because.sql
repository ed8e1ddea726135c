-- Why a task serves a section, in words. found_in: where its strongest phrase stands, as task_word has it: place, phrase and
-- text; named: the section's number and title, null where they are told beside it.
create or replace macro place_written(phrase, text) as
instr(translate(' ' || lower(text), '-‐‑–/(“"', '        '), rtrim(phrase));

create or replace macro as_written(phrase, text) as
if(
    place_written(phrase, text) = 0,
    trim(phrase),
    substr(text, place_written(phrase, text), length(trim(phrase)))
    || if(
        ends_with(phrase, ' '),
        '',
        regexp_extract(substr(text, place_written(phrase, text) + length(trim(phrase))), '^[\p{L}\p{N}]*')
    )
);

create or replace macro section_because(found_in, named) as
case found_in.place
    when 'own' then 'it stands under “' || found_in.phrase || '”'
    when 'under' then 'it stands under “' || found_in.phrase || '”' || coalesce(', which maps to ' || named, '')
    when 'heading' then 'its heading says “' || as_written(found_in.phrase, found_in.text) || '”'
    when 'action' then 'its action says “' || as_written(found_in.phrase, found_in.text) || '”'
    when 'outcome' then 'its outcome says “' || as_written(found_in.phrase, found_in.text) || '”'
end
