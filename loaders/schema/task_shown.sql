-- One row per task that the shared filters keep, with the rating that the page may show.
-- view: a struct as task_view makes it, null in a key for everything. Each key is needed:
--   on_date: the date to judge at, null for each plan at its own; known_at: only what was loaded and decided by then.
--   plans, areas: plan ids and areas to keep.
--   leads: leads to keep, '' for tasks without one.
--   lead_kinds: kept where a lead is of one of these kinds (person, team, body, role, unknown).
--   ratings: ratings to keep, 'not_rated' among them.
--   windows: due windows to keep, and four that overlap them: fell_due keeps what fell due this quarter, whatever became of it;
--   newly_overdue, days_14 and days_90 what due_within.sql says, of what is neither complete nor closed.
--   words: kept where ref, action, outcome, what is reported, timescale or leads hold it, in any case.
--   with_computed: false leaves computed ratings out (shown as not rated).
create or replace macro task_shown(view) as table
    from task_rated(view['on_date'], view['known_at'], view['with_computed'])
    where
        (view['plans'] is null or list_contains(view['plans'], plan_id))
        and (view['areas'] is null or list_contains(view['areas'], area))
        and (
            view['leads'] is null
            or list_has_any(leads, view['leads'])
            or (len(leads) = 0 and list_contains(view['leads'], ''))
        )
        and (view['lead_kinds'] is null or list_has_any(lead_kinds, view['lead_kinds']))
        and (view['ratings'] is null or list_contains(view['ratings'], coalesce(rating, 'not_rated')))
        and (
            view['windows'] is null
            or list_contains(view['windows'], due_window)
            or (fell_due_this_quarter and list_contains(view['windows'], 'fell_due'))
            or (is_overdue and is_newly_past(due_on, as_at) and list_contains(view['windows'], 'newly_overdue'))
            or (is_live and is_due_within(due_on, as_at, 14) and list_contains(view['windows'], 'days_14'))
            or (is_live and is_due_within(due_on, as_at, 90) and list_contains(view['windows'], 'days_90'))
        )
        and (
            view['words'] is null
            or contains(
                lower(
                    concat_ws(' ', ref, action, outcome, status_text, progress, next_steps, timescale_text, list_aggregate(leads, 'string_agg', ' '))
                ),
                lower(view['words'])
            )
        )
