"""Asks a question in SQL of a copy of the database, in a process that is held to limits."""

from pathlib import Path
from typing import Any

from loaders.apart import done_apart
from loaders.apart.limits import Limits
from loaders.questions.answer import MOST_ROWS

QUESTION_LIMITS = Limits(processor=10, wall=10, waiting=5, answer=32 * 1024**2)
_TASK, _AHEAD = "loaders.questions.answer:answer", "loaders.questions.answer"


def ask_in_sql(
    copy: Path,
    statement: str,
    tables: list[str],
    macros: list[str],
    *,
    most: int = MOST_ROWS,
    limits: Limits = QUESTION_LIMITS,
) -> dict[str, Any]:
    """What loaders.questions.answer.answer gives, made apart; two questions are answered at once, others wait.

    Raises NotDone: kept waiting, slow, too large, or another reason for which the process ended.
    """
    return done_apart(_TASK, [str(copy), statement, tables, macros, most], limits=limits, ahead=_AHEAD)
