-- Text for comparing, as loaders.lookups.fold has it: small letters, punctuation other than &, % and # as spaces, single
-- spaces, "co-" joined on. padded_words has a space at each end, so that a phrase is found as whole words.
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

create or replace macro padded_words(text) as ' ' || folded_words(coalesce(text, '')) || ' '
