"""About how many bytes a value takes, found at little cost: of much alike, a part is measured for all."""

import sys
from collections.abc import Iterable, Mapping, Set
from itertools import islice
from types import FunctionType, MethodType, ModuleType

import numpy as np
import pandas as pd

_PART = 20  # of much alike, so many are measured
_SHARED = type, FunctionType, MethodType, ModuleType  # these are there anyway


def size_of(value: object) -> int:
    """The bytes of a value with all that it holds; of what it holds twice, once."""
    return int(_size(value, set()))


def _size(value: object, seen: set[int]) -> float:
    if isinstance(value, _SHARED) or id(value) in seen:
        return 0
    seen.add(id(value))
    if isinstance(value, pd.DataFrame):
        places = [place for place, kind in enumerate(value.dtypes) if pd.api.types.is_object_dtype(kind)]
        return int(value.memory_usage().sum()) + sum(_of_objects(value.iloc[:, place], seen) for place in places)
    if isinstance(value, pd.Series):
        return value.memory_usage() + (_of_objects(value, seen) if pd.api.types.is_object_dtype(value.dtype) else 0)
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


def _of_objects(column: pd.Series, seen: set[int]) -> float:
    """What a column of objects holds, beside the places of them."""
    part = column.iloc[:: max(1, len(column) // _PART)]
    return _of_many(part, len(column), seen)


def _of_many(values: Iterable, number: int, seen: set[int]) -> float:
    part = list(islice(values, _PART))
    return sum(_size(one, seen) for one in part) * number / len(part) if part else 0
