-- How the tasks of each version were rated, to be kept. One row per version's date, rating and basis, as in version_rated.
-- $known_at: as in version_rated.
with

rows as (
    select
        $known_at::timestamptz as asked_known_at,
        rated.*,
    from version_rated($known_at, null) as rated
)

from rows
