"""Keeps what lasts as long as the server out of Python's searches for garbage, during which nobody's page goes on.

Such a search looks at every object there is: most of them are of modules, loaded once.
"""

import gc
import sys
import threading

_one_at_a_time = threading.Lock()
_modules = 0


def set_aside() -> None:
    """Takes all that there is out of the search, where modules were loaded since that was done last.

    What is set aside and isn't used any more stays in memory: that is little, since modules are loaded some ten times.
    """
    global _modules
    if len(sys.modules) == _modules or not _one_at_a_time.acquire(blocking=False):
        return
    try:
        gc.collect()
        gc.freeze()
        _modules = len(sys.modules)
    finally:
        _one_at_a_time.release()
