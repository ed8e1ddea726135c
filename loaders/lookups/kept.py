"""Answers that are kept for the next time the same is asked: a plan's words are looked at again and again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")
_LONGEST = 200  # letters of a text whose answer is kept: longer ones seldom come twice, and would fill the memory


def for_short_texts(
    most: int,
) -> Callable[[Callable[Concatenate[str, _Given], _Answer]], Callable[Concatenate[str, _Given], _Answer]]:
    """Keeps so many of a function's last answers, those for short texts (its first argument); all must be hashable."""

    def kept(function: Callable[Concatenate[str, _Given], _Answer]) -> Callable[Concatenate[str, _Given], _Answer]:
        remembering = lru_cache(maxsize=most)(function)

        @wraps(function)
        def answer(text: str, *args: _Given.args, **kwargs: _Given.kwargs) -> _Answer:
            return (remembering if len(text) <= _LONGEST else function)(text, *args, **kwargs)  # type: ignore[arg-type]

        return answer

    return kept
