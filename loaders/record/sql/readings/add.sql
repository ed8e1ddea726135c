-- Adds a training figure that a person gives.
-- plan_id, programme, audience, measure; task_id: null for none; as_at, value: the figure and its date; source: who gave it, in words;
-- added_at: when.
insert into training_reading (plan_id, task_id, programme, audience, measure, as_at, value, source, added_at)
values ($plan_id, $task_id, $programme, $audience, $measure, $as_at, $value, $source, $added_at)
