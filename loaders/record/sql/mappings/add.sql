-- Adds which sections of a framework a task serves, as a person says; the last row of a task and framework holds.
-- mapping_id, plan_id, task_id, framework; sections: the chief one first, empty for none, null for as the rules have it;
-- reason; as_at: in force from then on; mapped_by, mapped_at: who and when.
insert into task_mapping (mapping_id, plan_id, task_id, framework, sections, reason, as_at, mapped_by, mapped_at)
values ($mapping_id, $plan_id, $task_id, $framework, $sections, $reason, $as_at, $mapped_by, $mapped_at)
