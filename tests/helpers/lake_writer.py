"""One of several processes that load and decide in one lake: python -m helpers.lake_writer WHO LAKE READINGS ROUNDS.

READINGS is a pickled list of (plan, standing, content, reading), which each process loads all of; beside it each decides
about the same tasks. Prints a line for each change that is acknowledged, once it is.
"""

import pickle
import sys
from datetime import date
from pathlib import Path

from loaders import DecidedMeanwhile, Deciding, Decision, add_document, decide, open_database

WHEN = date(2021, 6, 30)
RATINGS = ("complete", "behind")


def main(who: str, place: str, readings: str, rounds: int) -> None:
    """Loads and decides in turn, and tells what is saved."""
    connection = open_database(place)
    connection.execute("set threads = 1")  # small queries in two threads cost more of the processor
    documents = pickle.loads(Path(readings).read_bytes())
    print("open", flush=True)
    seen: dict[str, str | None] = {}
    for number in range(rounds):
        if number < len(documents):
            plan, standing, content, reading = documents[number]
            added = add_document(connection, plan, standing, content, reading)
            print("known" if added.was_known else "loaded", plan.plan_id, added.snapshot_id, flush=True)
        snapshot, task = connection.cursor().execute(
            "select snapshot_id, task_id from task where plan_id = $plan order by position limit 1",
            {"plan": documents[0][0].plan_id},
        ).fetchall()[0]  # fmt: skip
        while True:
            decision = Decision("rating", RATINGS[number % 2], f"{who} {number}", who)
            try:
                (made,) = decide(connection, [Deciding(snapshot, task, WHEN, decision, seen=seen.get(task))])
            except DecidedMeanwhile as met:
                seen[task] = met.theirs[0]["decision_id"]
                print("met", flush=True)
            else:
                seen[task] = made
                print("decided", made, flush=True)
                break


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
