-- What task_shown is to keep, with the type of each key: from task_shown(task_view(leads := ['Ann Example'])).
-- What isn't named keeps everything; every key that a view has is here, and task_shown says what each means.
-- '' stands for what isn't named: a lake keeps no null as what a macro takes by default.
create or replace macro task_view(
    on_date := '',
    known_at := '',
    plans := '',
    areas := '',
    leads := '',
    lead_kinds := '',
    ratings := '',
    windows := '',
    words := '',
    with_computed := true
) as {
    on_date: cast(if(cast(on_date as varchar) = '', null, on_date) as date),
    known_at: cast(if(cast(known_at as varchar) = '', null, known_at) as timestamptz),
    plans: cast(if(cast(plans as varchar) = '', null, plans) as varchar[]),
    areas: cast(if(cast(areas as varchar) = '', null, areas) as varchar[]),
    leads: cast(if(cast(leads as varchar) = '', null, leads) as varchar[]),
    lead_kinds: cast(if(cast(lead_kinds as varchar) = '', null, lead_kinds) as varchar[]),
    ratings: cast(if(cast(ratings as varchar) = '', null, ratings) as varchar[]),
    windows: cast(if(cast(windows as varchar) = '', null, windows) as varchar[]),
    words: cast(if(words = '', null, words) as varchar),
    with_computed: cast(with_computed as boolean)
}
