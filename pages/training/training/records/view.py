"""What the form for a learning system's export offers, made ready: programmes that are known, and exports counted."""

from dataclasses import dataclass

from pages.common import data
from pages.said.filters import Filters
from pages.training.training.records import words as said
from pages.training.training.whose import view as whose


@dataclass(frozen=True)
class Known:
    """The title of every plan in force by its id, the programmes known, and the standing exports by id, in words."""

    plans: dict[str, str]
    programmes: list[str]
    exports: dict[str, str]


def known(chosen: Filters) -> Known:
    """What is known under some filters; withdrawn exports are left out."""
    found = whose.known(chosen)
    when = {"known_at": chosen.scope()["known_at"], "plans": chosen.scope()["plans"]}
    imports = data.ask("training_imports", **when)
    standing = imports[imports["withdrawn_at"].isna()]
    return Known(
        plans=found.plans,
        programmes=found.programmes,
        exports={row.import_id: said.export(row) for row in standing.itertuples()},
    )
