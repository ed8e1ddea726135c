-- What the rules give, a row for each column: asked for only to see that each can be asked, so that none is run.
describe select
    (select count(*) from task_at(null)) as tasks,
    (select count(*) from challenge_at(null, null)) as challenges,
    (select count(*) from disagreement_at(null, null)) as disagreements,
    (select count(*) from task_shown(task_view())) as shown,
