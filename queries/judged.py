"""Runs several queries about the same dates with their tasks judged once, instead of once for each query."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

import queries

_FOLDER = Path(__file__).parent / "judged_once"
Ask = Callable[..., pd.DataFrame]


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


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
            if not judged:
                session.execute(_text("table"))
            session.execute(_text("add"), {"on_date": on_date, "known_at": known_at})
            if not judged:
                session.execute(_text("task_known"))
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
