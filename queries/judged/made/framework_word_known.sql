-- The phrases of all frameworks, to be kept. One row per phrase, as in framework_word_known.
-- $known_at: as in framework_word_known.
with

rows as (
    select
        $known_at::timestamptz as asked_known_at,
        found.*,
    from framework_word_known(known_at := $known_at::timestamptz) as found
)

from rows
