-- One row per spelling that counts as a name.
select
    substr(field, 1 + length('lead_name:')) as spelling,
    value as name,
from decision_standing
where starts_with(field, 'lead_name:') and value is not null
