-- The sections of all frameworks that words speak for, to be kept. One row per section, as in framework_section_worded.
-- $known_at: as in framework_section_worded.
with

rows as (
    select
        $known_at::timestamptz as asked_known_at,
        found.*,
    from framework_section_worded(known_at := $known_at::timestamptz) as found
)

from rows
