"""About how many bytes a value takes, found at little cost: of much alike, a part is measured for all."""

import sys
from collections.abc import Iterable, Mapping, Set
from itertools import islice
from types import FunctionType, MethodType, ModuleType

import numpy as np
import pandas as pd

_PART = 50  # of much alike, so many are measured
_SHARED = type, FunctionType, MethodType, ModuleType  # these are there anyway


def size_of(value: object) -> int:
    """The bytes of a value with all that it holds; of what it holds twice, once."""
    return int(_size(value, set()))


def _size(value: object, seen: set[int]) -> float:
    if isinstance(value, _SHARED) or id(value) in seen:
        return 0
    seen.add(id(value))
    if isinstance(value, pd.DataFrame):
        columns = sum(_of_column(value.iloc[:, place], seen) for place in range(value.shape[1]))
        return columns + value.index.memory_usage()
    if isinstance(value, pd.Series):
        return _of_column(value, seen) + value.index.memory_usage()
    if isinstance(value, np.ndarray):
        return value.nbytes + sys.getsizeof(0)
    own = sys.getsizeof(value)
    if isinstance(value, str | bytes | int | float):
        return own
    if isinstance(value, Mapping):
        return own + _of_many(value.items(), len(value), seen)
    if isinstance(value, list | tuple | Set):
        return own + _of_many(value, len(value), seen)
    slots = [getattr(value, name, None) for one in type(value).__mro__ for name in getattr(one, "__slots__", ())]
    return own + _size(getattr(value, "__dict__", None), seen) + sum(_size(one, seen) for one in slots)


def _of_column(column: pd.Series, seen: set[int]) -> float:
    own = column.memory_usage(index=False)
    if column.dtype != object:
        return own
    part = column.iloc[:: max(1, len(column) // _PART)]
    return own + _of_many(part, len(column), seen)


def _of_many(values: Iterable, number: int, seen: set[int]) -> float:
    part = list(islice(values, _PART))
    return sum(_size(one, seen) for one in part) * number / len(part) if part else 0
