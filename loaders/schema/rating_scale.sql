-- One row per rating, in the order that it is shown everywhere; not_rated stands for null.
create or replace view rating_scale as
from (
    values
    ('complete', 'Complete', 'C', 1),
    ('on_schedule', 'On schedule', 'G', 2),
    ('behind', 'Behind schedule', 'A', 3),
    ('off_track', 'Off track', 'R', 4),
    ('no_information', 'No information', 'N', 5),
    ('not_rated', 'Not rated', '–', 6)
) as scale (rating, label, letter, position)
