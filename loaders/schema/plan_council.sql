-- A council's name for comparing, as loaders.lookups.councils.folded_name has it.
create or replace macro folded_council(name) as
regexp_replace(
    trim(regexp_replace(replace(folded_words(strip_accents(coalesce(name, ''))), '&', ' and '), '\s+', ' ', 'g')), '^the ', ''
);

-- One row per plan, with the code of the council that its own words name; null where they tell none for certain.
-- The whole name is looked up first, then its parts (of "Made-up County Council, Children's Services"): several parts that
-- name different councils tell none. Nothing is guessed from names that are only alike.
create or replace view plan_council as
with

whole as (
    select
        plan.plan_id,
        named.gss_code,
    from plan
    inner join council_name_lookup as named on folded_council(plan.council) = named.name
),

parts as (
    select
        plan_id,
        unnest(regexp_split_to_array(council, '\s+[–—-]\s+|[,;:/|()\[\]]')) as part,
    from plan
),

told as (
    select
        parts.plan_id,
        if(count(distinct named.gss_code) = 1, any_value(named.gss_code), null) as gss_code,
    from parts
    inner join council_name_lookup as named on folded_council(parts.part) = named.name
    group by parts.plan_id
)

select
    plan.plan_id,
    coalesce(whole.gss_code, told.gss_code) as gss_code,
from plan
left join whole on plan.plan_id = whole.plan_id
left join told on plan.plan_id = told.plan_id
