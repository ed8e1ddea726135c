-- Lets decisions be about every plan, and about no single task, in a database of version 1.
alter table decision alter column plan_id drop not null;

alter table decision alter column task_id drop not null;
