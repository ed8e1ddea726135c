"""What a column of a plan can hold, by its plain name, from data/lookups/column_fields.csv."""

from dataclasses import dataclass
from functools import cache

from loaders import lookups


@dataclass(frozen=True)
class ColumnField:
    """A field that a column can be taken for: label names it in a list, said in a sentence ("the deadline")."""

    label: str
    said: str


@cache
def column_fields() -> dict[str, ColumnField]:
    """Every field that a column can be taken for, by its code; "other" is kept and not used."""
    return {row["field"]: ColumnField(row["label"], row["said"]) for row in lookups.rows("column_fields")}


def field_called(name: str) -> str | None:
    """The code of a field by what a person calls it: its code, its label or the words for it; None where there is none.

    >>> field_called("Next steps"), field_called("deadline"), field_called("colour")
    ('next_steps', 'timescale', None)
    """
    wanted = _folded(name)
    for code, one in column_fields().items():
        if wanted in {_folded(code), _folded(one.label), _folded(one.said), _folded(one.said.removeprefix("the "))}:
            return code
    return None


def _folded(name: str) -> str:
    return lookups.fold(name.replace("_", " "))
