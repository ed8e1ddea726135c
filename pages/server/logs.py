"""What is logged of errors and of signing in: where and what kind, without the names and texts in their messages."""

import logging
import re
import traceback

from streamlit import config

_SIGNING_IN = "streamlit.web.server.starlette.starlette_auth_routes"  # logs what a provider says, of whomever
_REQUESTS = "uvicorn.access"  # where another server than Streamlit's own runs the dashboard
_CODE = re.compile(r"[a-z][a-z_]{0,40}")


def keep_people_out() -> None:
    """Has errors logged by their kind and the lines that they passed: their messages may quote what people wrote.

    A provider's words about somebody stay out too, and of an address what is asked in it. Streamlit's other way to
    print errors, past the log, is off whatever the environment says.
    """
    config.set_option("logger.enableRich", False)
    made_before = logging.getLogRecordFactory()

    def made(*arguments, **named) -> logging.LogRecord:
        record = made_before(*arguments, **named)
        error = record.exc_info[1] if record.exc_info else None
        if error:
            record.exc_text = _passed(error)  # a formatter takes that where it is there already
        if record.name == _SIGNING_IN and isinstance(record.args, tuple):
            record.args = tuple(one if _CODE.fullmatch(str(one)) else "…" for one in record.args)
        if record.name == _REQUESTS and isinstance(record.args, tuple):
            record.args = tuple(one.partition("?")[0] if isinstance(one, str) else one for one in record.args)
        return record

    logging.setLogRecordFactory(made)


def _passed(error: BaseException) -> str:
    """The lines that an error passed and its kind, and before them those of the errors that it came from."""
    told: list[str] = []
    known: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in known:
        known.add(id(one))
        told.insert(0, "".join(traceback.format_tb(one.__traceback__)) + type(one).__qualname__)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\nwhich led to\n".join(told)
