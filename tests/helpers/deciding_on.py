"""Records three notes at a time until it is ended, and says each three once they are recorded: DATABASE."""

import sys
from datetime import date
from itertools import count

from helpers.sample_plans import NORTH

from loaders import Deciding, Decision, decide
from loaders.record.database import open_database


def main(database: str) -> None:
    """Decides on and on; every three share their reason, the number that is printed."""
    connection = open_database(database)
    (snapshot,) = connection.execute("select snapshot_id from snapshot where plan_id = ?", [NORTH]).fetchone()
    when = date(2016, 12, 31)
    for number in count(1):
        note = Decision("note", "x" * 5_000, str(number), "Ann Example")
        decide(connection, [Deciding(snapshot, f"{NORTH}/{ref}", when, note) for ref in ("1a", "1b", "1c")])
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
