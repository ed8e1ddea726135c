-- Adds a training goal that a person sets; the last of a plan, programme, audience and measure holds.
-- goal_id; plan_id, programme, audience ('' for all), measure: of what; target: people; share: of the people; both null: taken back;
-- due_on; source: where it is from; set_by, set_at: who set it, when.
insert into training_goal (
    goal_id, plan_id, programme, audience, measure, target, share, due_on, source, set_by, set_at
)
values (
    $goal_id, $plan_id, $programme, $audience, $measure, $target, $share, $due_on, $source, $set_by, $set_at
)
