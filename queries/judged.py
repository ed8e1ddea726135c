"""Runs several queries about the same dates with their tasks judged once, instead of once for each query."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

import duckdb
import pandas as pd

import queries

_ONE_DATE = "select $on_date::date as asked_on, * from task_known($on_date, $known_at)"
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
    """What runs a named query, as queries.run does, with the tasks at these dates judged beforehand.

    known_at: as in the queries. A query about another date or another moment is answered as ever.
    """
    with connection.cursor() as session:
        for number, on_date in enumerate(dict.fromkeys(dates)):
            into = "insert into judged_once " if number else "create temp table judged_once as "
            session.execute(into + _ONE_DATE, {"on_date": on_date, "known_at": known_at})
        session.execute(_INSTEAD)

        def ask(name: str, **parameters) -> pd.DataFrame:
            asked = {parameters[each] for each in ("on_date", "from_date") if each in parameters}
            moments = {parameters[each] for each in ("known_at", "from_known_at") if each in parameters}
            if asked <= set(dates) and moments <= {known_at}:
                return queries.run_in(session, name, parameters)
            return queries.run(connection, name, **parameters)

        yield ask
