"""Several people who use one dashboard at once, each over a websocket of their own, with time to think between pages."""

import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

from helpers.visiting import Visit
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PAGES = "home", "heat_map", "timeline", "gap_analysis", "tasks", "decide", "leads", "board", "training"


@dataclass
class Used:
    """What people met: how long each run took, in seconds, from the asking to its end; and the errors, in words."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def p95(self) -> float:
        """The time that 19 of 20 runs kept."""
        return sorted(self.seconds)[max(0, round(0.95 * len(self.seconds)) - 1)]


def use(
    address: str, people: int, seconds: float, thinking: float, plans: Sequence[str], seed: int = 1, *,
    pages: Sequence[str] = PAGES, host: str = "",
) -> Used:  # fmt: skip
    """So many people open page after page for so many seconds, and think in between for up to twice thinking.

    host: the name that they ask under, where it isn't that of the address; then over https, as behind a proxy.
    """
    used, begin = Used(), Barrier(people)

    def person(number: int) -> None:
        drawn = random.Random(f"{seed} {number}")
        try:
            visit = Visit(address, host=host, origin=f"https://{host}" if host else "")
            visit.run(pages[0], f"plan={plans[0]}")
            begin.wait(120)
            until = time.monotonic() + seconds
            time.sleep(drawn.uniform(0, thinking))
            while time.monotonic() < until:
                page, plan = drawn.choice(pages), drawn.choice(plans)
                began = time.monotonic()
                told = visit.run(page, f"plan={plan}")
                used.seconds.append(time.monotonic() - began)
                used.errors += [f"{page}: an exception" for one in told if _is_error(one)]
                time.sleep(drawn.uniform(0, 2 * thinking))
            visit.close()
        except Exception as error:
            used.errors.append(f"{type(error).__name__}: {error}")
            begin.abort()

    with ThreadPoolExecutor(people) as threads:
        list(threads.map(person, range(people)))
    return used


def _is_error(message: ForwardMsg) -> bool:
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    return kind == "exception" or (kind == "alert" and element.alert.format == Alert.ERROR)
