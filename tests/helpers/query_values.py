"""The parameters of a query, as its SELECT names them, and a value for each that keeps everything."""

import re

from helpers.sample_rows import keeping

import queries

_CHOICES = {"extracts": "[]", "rows_by": "area", "columns_by": "rating", "framework": "la-toolkit-2024"}


def parameters(name: str) -> set[str]:
    """The names of a query's parameters, found in its SELECT."""
    body = "\n".join(line for line in queries.text(name).splitlines() if not line.lstrip().startswith("--"))
    return set(re.findall(r"\$([a-z_]+)", body))


def empty_value(parameter: str):
    """A value of the parameter's kind that keeps everything."""
    if parameter.startswith(("with_", "only_")) or parameter.endswith("_first"):
        return True
    return keeping()["view"] if parameter == "view" else _CHOICES.get(parameter)
