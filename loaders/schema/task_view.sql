-- What task_shown is to keep, with the type of each key: from task_shown(task_view(leads := ['Ann Example'])).
-- What isn't named keeps everything; every key that a view has is here, and task_shown says what each means.
create or replace macro task_view(
    on_date := null,
    known_at := null,
    plans := null,
    areas := null,
    leads := null,
    lead_kinds := null,
    ratings := null,
    windows := null,
    words := null,
    with_computed := true
) as {
    on_date: cast(on_date as date),
    known_at: cast(known_at as timestamptz),
    plans: cast(plans as varchar[]),
    areas: cast(areas as varchar[]),
    leads: cast(leads as varchar[]),
    lead_kinds: cast(lead_kinds as varchar[]),
    ratings: cast(ratings as varchar[]),
    windows: cast(windows as varchar[]),
    words: cast(words as varchar),
    with_computed: cast(with_computed as boolean)
}
