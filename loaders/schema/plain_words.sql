-- How dates and quoted words read in sentences: 31 Dec 2016, “as written”, and (“as written”) after what they show.
create or replace macro day_text(on_date) as strftime(on_date, '%-d %b %Y');

create or replace macro quoted(phrase) as coalesce('“' || phrase || '”', 'the words');

create or replace macro in_brackets(phrase) as coalesce(' (“' || phrase || '”)', '')
