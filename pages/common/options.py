"""What a widget calls the options that it offers."""

from collections.abc import Callable, Mapping
from typing import Any


def named(names: Mapping[Any, str]) -> Callable[[Any], str]:
    """The format_func of a widget whose options have names: "" for what isn't offered, which is then no option."""
    return lambda option: names.get(option, "")
