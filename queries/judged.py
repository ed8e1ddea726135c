"""Runs several queries about the same dates with their tasks judged once, instead of once for each query."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

import duckdb
import pandas as pd

import queries

_ONE_DATE = "select $on_date::date as asked_on, * from task_judged($on_date, $known_at, false)"
# Temporary macros are found before those of the database, and end with their session.
_INSTEAD = """
create or replace temp macro task_known(on_date, known_at) as table
select * exclude (asked_on)
from judged_once
where asked_on = on_date
"""
Ask = Callable[..., pd.DataFrame]


@contextmanager
def judged_once(
    connection: duckdb.DuckDBPyConnection, dates: tuple[date, ...], known_at: datetime | None
) -> Iterator[Ask]:
    """What runs a named query, as queries.run does, with the tasks at these dates judged when they are first asked for.

    known_at: as in the queries. A query about another date or another moment is answered as ever.
    """
    judged: list[date] = []
    with connection.cursor() as session:

        def judge(on_date: date) -> None:
            into = "insert into judged_once " if judged else "create temp table judged_once as "
            session.execute(into + _ONE_DATE, {"on_date": on_date, "known_at": known_at})
            if not judged:
                session.execute(_INSTEAD)
            judged.append(on_date)

        def ask(name: str, **parameters) -> pd.DataFrame:
            given = parameters | parameters.get("view", {})
            asked = [given[each] for each in ("on_date", "from_date") if each in given]
            moments = {given[each] for each in ("known_at", "from_known_at") if each in given}
            if not (set(asked) <= set(dates) and moments <= {known_at}):
                return queries.run(connection, name, **parameters)
            for on_date in asked:
                if on_date not in judged:
                    judge(on_date)
            return queries.run_in(session, name, parameters)

        yield ask
