"""How ratings and completion stood in each version of a plan: the finding and the table of queries/history.sql."""

import pandas as pd

from pages.said import ratings, words
from pages.said.language import say


def versions(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """The query's rows, a part for each version's date."""
    return [part for _, part in rows.groupby("as_at", sort=True)]


def headline(rows: pd.DataFrame) -> str:
    """The finding: from the first version to the last, without a trend between."""
    first, last = versions(rows)[0].iloc[0], versions(rows)[-1].iloc[0]
    ends = [
        say("{part} complete at {day}", part=words.of(one.complete, one.counted), day=words.day(one.as_at))
        for one in (first, last)
    ]
    said = f"{ends[0]}, {ends[1]}"
    return said[0].upper() + said[1:]


def subtitle(rows: pd.DataFrame) -> str:
    """What is counted."""
    number = len(versions(rows))
    told = say(
        "{versions}, each judged at its own date. Outlined: computed; filled: declared or confirmed. Complete is "
        "counted of all tasks but those closed without doing and duplicates.",
        versions=words.count(number, "version"),
    )
    few = [say("Two versions are two points: no trend can be read from them.")] if number == 2 else []
    return " ".join([told, *few])


def detail(part: pd.DataFrame) -> str:
    """A version's completion against what was due by then."""
    row = part.iloc[0]
    complete = words.of(row.complete, row.counted)
    if not row.due_by_then:
        return say("{part} complete; nothing due by then", part=complete)
    return say(
        "{part} complete, {due} due by then", part=complete, due=words.of(row.due_and_complete, row.due_by_then)
    )  # fmt: skip


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures, a row for each version; zero cells are empty."""
    found = []
    for part in versions(rows):
        row, by_rating = part.iloc[0], part.set_index("rating")
        told = {
            ratings.words(one.code): _marked(by_rating.loc[one.code]) if one.code in by_rating.index else ""
            for one in ratings.ALL
        }
        found.append(
            {
                say("Version"): words.day(row.as_at),
                **told,
                say("All"): int(row.all_tasks),
                say("Complete"): words.of(row.complete, row.counted),
                say("Due by then"): int(row.due_by_then),
                say("Of these complete"): words.of(row.due_and_complete, row.due_by_then),
            }
        )
    return pd.DataFrame(found)


def _marked(row) -> str:
    if not row.computed:
        return f"{row.tasks:,}"
    if row.computed == row.tasks:
        return say("{number} computed", number=f"{row.tasks:,}")
    return say("{tasks}, {number} computed", tasks=f"{row.tasks:,}", number=f"{row.computed:,}")
