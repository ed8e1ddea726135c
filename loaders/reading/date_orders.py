"""How each column has its dates: the month before the day, which is one order a column, or as numbers of days."""

from collections.abc import Collection, Sequence

from loaders.interpret.dates import DateOrder, date_order
from loaders.interpret.timescale import is_serial
from loaders.records import Finding, TaskRow

_FIELDS = ("timescale", "revised", "start", "completed")
_ENOUGH = 3  # dates that could be read both ways, from which on it is worth a remark

Column = tuple[str, str]  # heading and field


def date_orders(rows: Sequence[TaskRow]) -> tuple[frozenset[Column], list[Finding]]:
    """The columns of dates that have the month first, and what was noticed about the order in each column.

    A column in which no date settles the order has that of the plan's other columns, where these agree.
    """
    orders = {column: date_order(written) for column, written in _texts(rows).items()}
    elsewhere = _shared(orders.values())
    settled = {column: _settled(order, elsewhere) for column, order in orders.items()}
    findings = [finding for (_, field), order in settled.items() if (finding := _noticed(field, order))]
    return frozenset(column for column, order in settled.items() if order.is_month_first), findings


def serial_columns(rows: Sequence[TaskRow]) -> frozenset[Column]:
    """The columns of dates all of whose cells, two or more, are numbers of days, as exports of lists leave them."""
    texts = _texts(rows)
    return frozenset(column for column, written in texts.items() if len(written) >= 2 and all(map(is_serial, written)))


def _texts(rows: Sequence[TaskRow]) -> dict[Column, list[str]]:
    """What is written in each column of dates."""
    texts: dict[Column, list[str]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.field in _FIELDS and cell.text:
                texts.setdefault((cell.heading, cell.field), []).append(cell.text)
    return texts


def stands_in(row: TaskRow, field: str, columns: frozenset[Column]) -> bool:
    """Whether a row's dates of a field stand in one of these columns."""
    return any((cell.heading, cell.field) in columns for cell in row.cells if cell.field == field and cell.text)


def _shared(orders: Collection[DateOrder]) -> DateOrder:
    """What the dates of all columns together say."""
    return DateOrder(
        next((order.only_day_first for order in orders if order.only_day_first), None),
        next((order.only_month_first for order in orders if order.only_month_first), None),
    )


def _settled(order: DateOrder, elsewhere: DateOrder) -> DateOrder:
    if order.only_day_first or order.only_month_first or not order.either or elsewhere.contradicts_itself:
        return order
    return DateOrder(elsewhere.only_day_first, elsewhere.only_month_first, order.either)


def _noticed(field: str, order: DateOrder) -> Finding | None:
    if order.contradicts_itself:
        message = (
            f"“{order.only_day_first}” can only have the day first and “{order.only_month_first}” only the month: "
            "the dates of their column are read day first. Check those that could be read both ways."
        )
        return Finding("date_order", "warning", message, field=field, source_text=order.only_month_first)
    if order.is_month_first:
        message = f"Dates in figures are read month first, since “{order.only_month_first}” can only be."
        return Finding("date_order", "note", message, field=field, source_text=order.only_month_first)
    if not order.only_day_first and len(order.either) >= _ENOUGH:
        message = f"Dates such as “{order.either[0]}” are read day first; no date of their column settles it."
        return Finding("date_order", "note", message, field=field, source_text=order.either[0])
    return None
