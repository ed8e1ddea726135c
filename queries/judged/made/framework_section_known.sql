-- The sections of all frameworks, to be kept. One row per section, as in framework_section_known.
-- $known_at: as in framework_section_known.
with

rows as (
    select
        $known_at::timestamptz as asked_known_at,
        found.*,
    from framework_section_known(known_at := $known_at::timestamptz) as found
)

from rows
