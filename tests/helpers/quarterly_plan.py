"""One made-up plan in four quarterly Word documents: renumbered, reworded, split, merged, re-dated, dropped, brought back."""

from datetime import date
from pathlib import Path

from helpers.built_once import copy_of
from helpers.plan_writer import Table, saved, word

from loaders import Deciding, Decision, Plan, Standing, add_document, decide, open_database, prepare

PLAN = Plan("midshire-made-up", "Midshire Council (made up)", "Midshire (made up)")
QUARTERS = (date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31))
_HEADER = ["Ref", "Action", "Expected outcome", "Lead", "Timescale", "Date completed", "Progress", "RAG rating"]
_SCHOOLS, _COMMUNITY, _HEALTH = ["Schools and colleges"], ["Community and partners"], ["Health and care"]
_FIRST = [
    _SCHOOLS,
    ["1", "Publish the guidance for schools on visiting speakers", "Every school checks its speakers", "Una Marsh", "30 June 2023", "", "Draft guidance written", "On schedule"],
    ["2", "Train designated safeguarding leads and school governors in the Prevent duty", "Schools know their duty", "Tom Field", "31 July 2023", "", "Two sessions have been held", "On schedule"],
    ["3", "Review the filtering of school networks", "Pupils are safe online", "ICT Team", "30 September 2023", "", "", ""],
    ["4", "Hold a yearly conference for head teachers", "Heads share what works", "Una Marsh", "31 October 2023", "", "Venue not agreed", "Behind schedule"],
    _COMMUNITY,
    ["5", "Map the community groups that hire council venues", "Hirers are known", "Facilities Team", "31 May 2023", "", "Mapping under way", "On schedule"],
    ["6", "Write a hire policy for council halls", "Halls are let with care", "Facilities Team", "30 April 2023", "", "Policy drafted", "On schedule"],
    ["7", "Brief the faith forum on the referral route", "Referrals are made early", "Priya Lund", "30 June 2023", "", "Meeting arranged", "On schedule"],
    ["8", "Send partners a newsletter about local risks", "Partners know the risks", "Comms Team", "Ongoing", "", "First issue sent out", "On schedule"],
    _HEALTH,
    ["9", "Check that hospital staff have completed awareness training", "Staff can spot concerns", "Priya Lund", "30 April 2023", "", "Figures requested", "On schedule"],
    ["10", "Appoint a Prevent champion in each care home", "Every home has a contact", "Owen Pike", "31 August 2023", "", "Three homes have one", "Behind schedule"],
    ["11", "Agree an information sharing protocol with the health trust", "Concerns reach us in time", "Owen Pike", "30 June 2023", "", "Talks are stalled", "Off track"],
    ["12", "Run a drop-in surgery for general practitioners", "Doctors can ask", "Owen Pike", "30 November 2023", "", "Not started", "On schedule"],
]  # fmt: skip
_SECOND = [
    _SCHOOLS,
    ["1", "Publish the guidance for schools on visiting speakers", "Every school checks its speakers", "Una Marsh", "30 June 2023", "20 June 2023", "Guidance published", "Complete"],
    ["2", "Recruit parent ambassadors in every secondary school", "Parents help each other", "Una Marsh", "31 December 2023", "", "Not started", "On schedule"],
    ["3", "Train designated safeguarding leads in the Prevent duty", "Schools know their duty", "Tom Field", "31 July 2023", "", "Four sessions have been held", "On schedule"],
    ["4", "Train school governors in the Prevent duty", "Schools know their duty", "Tom Field", "30 September 2023", "", "Dates being agreed", "On schedule"],
    ["5", "Review the filtering of school networks", "Pupils are safe online", "ICT Team", "30 September 2023", "", "", ""],
    ["6", "Hold a yearly conference for head teachers", "Heads share what works", "Una Marsh", "30 November 2023", "", "Venue not agreed", "Behind schedule"],
    _COMMUNITY,
    ["7", "Map the community groups that hire council venues", "Hirers are known", "Facilities Team", "31 May 2023", "", "Mapping under way", "Off track"],
    ["8", "Write a hire policy for council halls", "Halls are let with care", "Facilities Team", "30 April 2023", "", "Policy drafted", "Behind schedule"],
    ["9", "Brief the faith forum on the referral route", "Referrals are made early", "Samira Voss", "30 June 2023", "28 June 2023", "Forum briefed", "Complete"],
    ["10", "Send partners a newsletter about local risks", "Partners know the risks", "Comms Team", "Ongoing", "", "First issue sent out", "On schedule"],
    _HEALTH,
    ["11", "Check that hospital staff have completed awareness training", "Staff can spot concerns", "Priya Lund", "30 April 2023", "15 May 2023", "All wards checked", "Complete"],
    ["12", "Appoint a Prevent champion in each care home", "Every home has a contact", "Owen Pike", "31 August 2023", "", "Three homes have one", "Behind schedule"],
    ["13", "Agree an information sharing protocol with the health trust", "Concerns reach us in time", "Owen Pike", "31 August 2023", "", "Talks have restarted", "Behind schedule"],
    ["14", "Run a drop-in surgery for general practitioners", "Doctors can ask", "Owen Pike", "30 November 2023", "", "Not started", "On schedule"],
]  # fmt: skip
_THIRD = [
    _SCHOOLS,
    ["1", "Publish the guidance for schools on visiting speakers", "Every school checks its speakers", "Una Marsh", "30 June 2023", "20 June 2023", "Guidance published", "Complete"],
    ["2", "Recruit parent ambassadors in every secondary school", "Parents help each other", "Una Marsh", "31 December 2023", "", "Six ambassadors recruited so far", "On schedule"],
    ["3", "Train designated safeguarding leads in the Prevent duty", "Schools know their duty", "Tom Field", "31 July 2023", "31 July 2023", "All leads trained", "Complete"],
    ["4", "Train school governors in the Prevent duty", "Schools know their duty", "Tom Field/Una Marsh", "30 September 2023", "", "Dates being agreed", "Behind schedule"],
    ["5", "Review and test the filtering of school and college networks", "Pupils and students are safe online", "ICT Team", "30 September 2023", "", "Testing under way", "On schedule"],
    ["6", "Hold a yearly conference for head teachers", "Heads share what works", "Una Marsh", "15 November 2023", "", "Venue booked", "On schedule"],
    _COMMUNITY,
    ["7/8", "Map the community groups that hire council venues and write a hire policy for council halls", "Halls are let with care", "Facilities Team", "31 October 2023", "", "Mapping done, policy under way", "Behind schedule"],
    ["9", "Brief the faith forum on the referral route", "Referrals are made early", "Samira Voss", "30 June 2023", "28 June 2023", "Forum briefed", "Complete"],
    ["10", "Send partners a newsletter about local risks", "Partners know the risks", "Comms Team", "Ongoing", "", "First issue sent out", "On schedule"],
    _HEALTH,
    ["11", "Check that hospital staff have completed awareness training", "Staff can spot concerns", "Priya Lund", "30 April 2023", "15 May 2023", "All wards checked", "Complete"],
    ["12", "Appoint a Prevent champion in each care home", "Every home has a contact", "Owen Pike", "31 August 2023", "", "Three homes have one", "Off track"],
    ["13", "Agree an information sharing protocol with the health trust", "Concerns reach us in time", "Owen Pike", "30 November 2023", "", "A first draft is with the trust", "Behind schedule"],
]  # fmt: skip
_FOURTH = [
    _SCHOOLS,
    ["1", "Publish the guidance for schools on visiting speakers", "Every school checks its speakers", "Una Marsh", "30 June 2023", "20 June 2023", "Guidance published", "Complete"],
    ["2", "Recruit parent ambassadors in every secondary school", "Parents help each other", "Una Marsh", "31 December 2023", "", "Nine ambassadors recruited so far", "Behind schedule"],
    ["3", "Train designated safeguarding leads in the Prevent duty", "Schools know their duty", "Tom Field", "31 July 2023", "31 July 2023", "All leads trained", "Complete"],
    ["4", "Train school governors in the Prevent duty", "Schools know their duty", "Tom Field/Una Marsh", "30 September 2023", "10 October 2023", "All governors trained", "Complete"],
    ["5", "Review and test the filtering of school and college networks", "Pupils and students are safe online", "ICT Team", "30 September 2023", "", "Testing under way", "Off track"],
    ["6", "Hold a yearly conference for head teachers", "Heads share what works", "Una Marsh", "15 November 2023", "15 November 2023", "Conference held", "Complete"],
    _COMMUNITY,
    ["7", "Map the community groups that hire council venues and write a hire policy for council halls", "Halls are let with care", "Facilities Team", "31 October 2023", "", "Mapping done, policy under way", "No information"],
    ["8", "Send partners a newsletter about local risks", "Partners know the risks", "Comms Team", "Ongoing", "", "First issue sent out", "On schedule"],
    _HEALTH,
    ["9", "Check that hospital staff have completed awareness training", "Staff can spot concerns", "Priya Lund", "30 April 2023", "15 May 2023", "All wards checked", "Complete"],
    ["10", "Brief the faith forum on the referral route", "Referrals are made early", "Samira Voss", "30 June 2023", "28 June 2023", "Forum briefed", "Complete"],
    ["11", "Agree an information sharing protocol with the health trust", "Concerns reach us in time", "Owen Pike", "31 January 2024", "", "The trust has not replied", "Off track"],
    ["12", "Run a drop-in surgery for general practitioners", "Doctors can ask", "Priya Lund", "31 March 2024", "", "Not started", "On schedule"],
    ["13", "Offer refresher courses to care workers", "Knowledge stays fresh", "Samira Voss", "30 June 2024", "", "Not started", "On schedule"],
]  # fmt: skip
_VERSIONS = (_FIRST, _SECOND, _THIRD, _FOURTH)


def document(number: int) -> bytes:
    """One of the four documents as Word bytes; number from 1."""
    return saved(word(Table(_HEADER, _VERSIONS[number - 1], title="Midshire Prevent action plan 2023-24")))


def load_quarter(connection, number: int) -> str:
    """Adds one of the documents as its quarter's version of the plan; the snapshot's id."""
    standing = Standing(QUARTERS[number - 1], "stated", None, "Ada Finch")
    content = document(number)
    reading = prepare(PLAN, standing, content, f"midshire-q{number}.docx")
    return add_document(connection, PLAN, standing, content, reading).snapshot_id


def quarterly(path: Path | None = None, numbers=(1, 2, 3, 4)):
    """A connection to a database of its own, at path if given, with the plan's documents, loaded in the order given."""

    def fill(connection) -> None:
        for number in numbers:
            load_quarter(connection, number)

    return open_database(copy_of(f"quarters-{'-'.join(map(str, numbers))}", fill, path))


def short(task_id: str) -> str:
    """A task's identity without its plan's."""
    return task_id.removeprefix(f"{PLAN.plan_id}/")


def snapshot(connection, as_at) -> str:
    """The snapshot of a quarter."""
    return connection.execute("select snapshot_id from snapshot where as_at = $1", [as_at]).fetchone()[0]


def decided(connection, as_at, ref, field, value, holds_from=None) -> str:
    """A decision about a task of a quarter's version; its id."""
    decision = Decision(field, value, "asked the lead", "Ada Finch")
    task_id = f"{PLAN.plan_id}/{ref}"
    later = holds_from or as_at
    return decide(connection, [Deciding(snapshot(connection, as_at), task_id, later, decision, as_at=later)])[0]
