"""Of which tasks it isn't known how they stand: those without a report, and those with one that gives no rating."""

from pages.board.pack.facts import Facts


def without_report(facts: Facts) -> tuple[str, ...]:
    """The tasks of which neither the plan nor a person reports anything."""
    return tuple(task_id for task_id in _all(facts) if task_id not in facts.reported)


def no_information(facts: Facts) -> tuple[str, ...]:
    """The tasks that are reported on, and rated ‘no information’ all the same."""
    rated = set(facts.task_ids("no_information"))
    return tuple(task_id for task_id in _all(facts) if task_id in rated and task_id in facts.reported)


def unrated(facts: Facts) -> tuple[str, ...]:
    """The tasks that are reported on and have no rating; those closed without doing and duplicates aren't asked for."""
    rated = set(facts.task_ids("no_information"))
    return tuple(task_id for task_id in _all(facts) if task_id not in rated and task_id in facts.reported)


def undated(facts: Facts) -> tuple[str, ...]:
    """Those without a rating that would have one if they had a date."""
    without = set(facts.task_ids("undated")) if facts.choice.view.with_computed else set()
    return tuple(task_id for task_id in unrated(facts) if task_id in without)


def _all(facts: Facts) -> list[str]:
    left_out = {*facts.task_ids("closed"), *facts.task_ids("duplicates")}
    both = dict.fromkeys([*facts.task_ids("no_information"), *facts.task_ids("not_rated")])
    return [task_id for task_id in both if task_id not in left_out]
