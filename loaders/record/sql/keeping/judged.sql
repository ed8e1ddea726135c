-- One row: how many rows the rules give, asked for only to see that they can be asked.
select
    (select count(*) from task_at(null)) as tasks,
    (select count(*) from challenge_at(null, null)) as challenges,
    (select count(*) from disagreement_at(null, null)) as disagreements,
    (select count(*) from task_shown(task_view())) as shown,
