-- Text for comparing, as loaders.lookups.fold has it: small letters, punctuation other than &, % and # as spaces, single
-- spaces, "co-" joined on. padded_words has a space at each end, and a phrase bounds, so that it is found as whole words; one
-- that ends in * is the beginning of a word.
create or replace macro folded_words(text) as
trim(
    regexp_replace(
        regexp_replace(
            replace(replace(lower(text), '’', ''), '''', ''),
            '\bco[-‐‑ ](ordinat|operat|chair)', 'co\1', 'g'
        ),
        '[^\p{L}\p{M}\p{N}_&%#]+', ' ', 'g'
    )
);

create or replace macro padded_words(text) as ' ' || folded_words(coalesce(text, '')) || ' ';

create or replace macro bounded_phrase(phrase) as
' ' || if(ends_with(phrase, '*'), left(phrase, -1), phrase || ' ')
