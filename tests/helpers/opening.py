"""Opens databases one after another and prints what became of each: run as a program, since a driver may end its process.

Arguments: a file with a path a line. Prints for each a line of JSON: its path and what was said of it, null where it
opened and everything in it could be read.
"""

import json
import sys
from pathlib import Path

from loaders import LoadError, open_database
from loaders.record.copies import verify


def said_of(path: str) -> str | None:
    """What is said of a database: by opening it, and by reading all of it; None where nothing is wrong."""
    try:
        open_database(path).close()
        return " ".join(verify(path).wrong) or None
    except LoadError as error:
        return str(error)


if __name__ == "__main__":
    for one in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        print(json.dumps([one, said_of(one)]), flush=True)
