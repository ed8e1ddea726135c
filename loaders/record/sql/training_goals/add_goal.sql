-- Adds a training goal that a person sets; the last of a plan, programme, audience and measure holds.
-- goal_id; plan_id, programme, audience ('' for all), measure: of what; target: people; share: of the people; both null: taken back;
-- due_on; source: where it is from; set_by, set_at: who set it, when.
insert into training_goal by name
select
    $goal_id as goal_id,
    $plan_id as plan_id,
    $programme as programme,
    $audience as audience,
    $measure as measure,
    $target as target,
    $share as share,
    $due_on as due_on,
    $source as source,
    $set_by as set_by,
    $set_at as set_at,
