"""The plan that every layout holds: forty tasks of a council that doesn't exist; nobody in it does either."""

from dataclasses import dataclass
from datetime import date, timedelta

TITLE = "Fairmere Borough Council (made up): Prevent action plan 2024/25"
SECTIONS = (
    "Leadership and partnership",
    "Training and awareness",
    "Channel and early help",
    "Venues and the internet",
)
CYMRAEG_SECTIONS = (
    "Arweinyddiaeth a phartneriaeth",
    "Hyfforddiant ac ymwybyddiaeth",
    "Channel a chymorth cynnar",
    "Lleoliadau a'r rhyngrwyd",
)


@dataclass(frozen=True)
class Piece:
    """One task as it should be read; due is a day, or the word that stands in its place (None: nothing).

    precision is how exactly the council itself would write the day. rating is a code, "not_started", or None.
    """

    section: int
    action: str
    leads: tuple[str, ...]
    due: date | str | None
    precision: str
    rating: str | None
    outcome: str
    progress: str
    revised: date | None = None
    cymraeg: str | None = None

    @property
    def start(self) -> date | None:
        """The day on which work began or is to begin."""
        return self.due - timedelta(days=75 + len(self.action) % 40) if isinstance(self.due, date) else None

    @property
    def completed(self) -> date | None:
        """The day on which a complete task was completed."""
        is_done = self.rating == "complete" and isinstance(self.due, date)
        return self.due - timedelta(days=len(self.progress) % 17) if is_done else None


def _day(text: str) -> date:
    return date.fromisoformat(text)


DONE, ON, LATE, OFF, NOT = "complete", "on_schedule", "behind", "off_track", "not_started"
ORRELL, BEXLEY, NASH, VOSS = "Tamsin Orrell", "Hari Bexley", "Olwen Nash", "Piotr Voss"
HEAD, COORDINATOR, DSL = "Head of Community Safety", "Prevent Coordinator", "Designated Safeguarding Lead"
DIRECTOR, LICENSING = "Director of Education", "Licensing Manager"
BOARD, PANEL, POLICE = "Prevent Board", "Channel Panel", "Fairmere Police"
COMMS, ICT, YOUTH = "Communications Team", "ICT Team", "Youth Service"

PIECES = (
    Piece(0, "Adopt terms of reference for the board, with a chair who sits on the corporate leadership team", (BOARD,), _day("2024-06-14"), "day", DONE, "Everyone knows who decides", "Adopted at the June meeting; the chair signed them"),
    Piece(0, "Write the local risk assessment afresh from the regional profile and what wards report, agree it with police and health, and send a two-page summary to every service head so that each can say what it means for their own plan", (POLICE, HEAD), _day("2024-09-30"), "month", ON, "Plans rest on what is known of the risk here", "Draft with partners for comment"),
    Piece(0, "Brief the cabinet member each quarter", (COORDINATOR,), "ongoing", "day", ON, "Members can ask informed questions", "Two briefings given so far"),
    Piece(0, "Put Prevent into the induction of new councillors", (COORDINATOR,), _day("2025-05-23"), "day", NOT, "Councillors know the duty from their first week", "", cymraeg="Cynnwys Prevent yn rhaglen sefydlu cynghorwyr newydd"),
    Piece(0, "Sign an information sharing agreement with the hospital trust", ("Legal Services", NASH), _day("2024-11-29"), "day", LATE, "Staff share what they may, and say why", "Trust's solicitors have asked for changes", _day("2025-02-28")),
    Piece(0, "Check that grants to outside groups carry the duty in their conditions", (BEXLEY,), _day("2024-10-31"), "month", DONE, "Public money isn't lent to extremists", "All 61 agreements looked at, nine changed"),
    Piece(0, "Map which services have a Prevent lead", ("KB",), _day("2024-07-12"), "day", DONE, "No service is without a contact", "List complete and on the intranet"),
    Piece(0, "Agree how the plan is to be paid for beyond March 2026", (), "tbc", "day", None, "Money is known before posts end", ""),
    Piece(0, "Hold a peer review with a neighbouring council:\n• choose the reviewers\n• agree what they are to look at\n• publish what they found", (HEAD,), _day("2025-09-30"), "quarter", NOT, "Blind spots are found by others", "Council approached", cymraeg="Cynnal adolygiad cymheiriaid gyda chyngor cyfagos"),
    Piece(0, "Report progress to the overview and scrutiny committee", (COORDINATOR, HEAD), _day("2025-03-18"), "day", ON, "Scrutiny is public", "On the committee's work programme"),
    Piece(1, "Train all front-line housing officers to spot and report worries", ("Housing Services",), _day("2025-03-31"), "month", ON, "Worries from home visits reach the right desk", "64 of 90 officers trained"),
    Piece(1, "Put the e-learning course on the learning platform", (ICT, ORRELL), _day("2024-05-31"), "day", DONE, "Anyone can learn at their own desk", "Live since May; 412 have taken it"),
    Piece(1, "Run three workshops for school governors", (DIRECTOR,), _day("2024-12-13"), "day", LATE, "Governors hold heads to account", "One of three held; the speaker fell ill", _day("2025-03-07")),
    Piece(1, "Give taxi drivers a leaflet at licence renewal", (LICENSING,), "ongoing", "day", ON, "Drivers know whom to ring", "Sent with each renewal since April", cymraeg="Rhoi taflen i yrwyr tacsi wrth adnewyddu trwydded"),
    Piece(1, "Offer foster carers an evening session on what young people meet in games and chat rooms, with a recording for those who can't come and a helpline number at the end of it", (ORRELL,), _day("2025-01-31"), "month", ON, "Carers feel able to talk about it", "Session planned with the fostering network"),
    Piece(1, "Survey staff on how sure they feel", (ORRELL,), _day("2024-08-09"), "day", OFF, "We know where training has to go next", "Not sent: the survey tool was withdrawn"),
    Piece(1, "Add a question on the duty to supervision forms", ("Principal Social Worker",), _day("2024-10-18"), "day", DONE, "It is talked about once a month", "Form changed and in use"),
    Piece(1, "Find two more accredited trainers", ("JD", "RS"), "", "day", OFF, "Courses no longer wait for one person", "Nobody applied"),
    Piece(1, "Refresh the posters in libraries and leisure centres", (COMMS,), _day("2025-06-30"), "quarter", NOT, "Residents know where to turn", "", cymraeg="Adnewyddu'r posteri mewn llyfrgelloedd a chanolfannau hamdden"),
    Piece(1, "Keep a register of who was trained, when and by whom", ("HR",), _day("2024-06-28"), "day", DONE, "Gaps can be counted", "Register kept from 1 April"),
    Piece(2, "Review the Channel panel's membership", (PANEL,), _day("2024-07-31"), "month", DONE, "The right services sit round the table", "Mental health and probation have joined"),
    Piece(2, "Name a deputy chair and train them before the chair's leave begins", (PANEL,), _day("2024-09-13"), "day", DONE, "Meetings don't fall through", "Deputy named and trained"),
    Piece(2, "Write one referral form for schools, health and the public", (VOSS,), _day("2024-11-15"), "day", LATE, "One way in, for everybody", "Second draft after comments from heads", _day("2025-01-24")),
    Piece(2, "Tell each referrer what became of their concern", (DSL,), "quarterly", "day", ON, "People refer again", "Letters go out after each meeting"),
    Piece(2, "Look back at cases closed within a year", (PANEL, POLICE), _day("2025-04-30"), "month", ON, "Closing too early would be noticed", "Terms agreed with the regional adviser"),
    Piece(2, "Agree with the mental health trust how quickly an assessment can be had, what is to happen over weekends and who tells the panel when one is refused", ("Mental Health Trust",), _day("2025-02-28"), "month", OFF, "Nobody waits in doubt", "No answer to two letters"),
    Piece(2, "Set up mentoring with the youth clubs", (YOUTH,), _day("2025-07-31"), "quarter", ON, "Young people have someone to talk to", "Four mentors found", cymraeg="Sefydlu mentora gyda'r clybiau ieuenctid"),
    Piece(2, "Test the out-of-hours route", (YOUTH,), _day("2024-08-30"), "day", DONE, "Calls at night are answered", "Tested twice; both calls were passed on in an hour"),
    Piece(2, "Publish a guide for parents", (COMMS,), _day("2025-10-31"), "month", NOT, "Parents aren't left alone with it", ""),
    Piece(2, "Draw up a plan for when the panel can't meet in person", ("Democratic Services",), None, "day", None, "Decisions are taken in time", "Waiting for guidance"),
    Piece(3, "Write to every hall and hotel about who books their rooms", (LICENSING,), _day("2024-06-21"), "day", DONE, "Venues ask before they let", "148 letters sent, 37 replies"),
    Piece(3, "Offer venues a checklist for bookings by speakers", (LICENSING, BEXLEY), _day("2024-12-31"), "quarter", ON, "Staff know what to ask", "Checklist tried out at two halls"),
    Piece(3, "Filter public computers in all nine libraries, keep the list of blocked pages up to date and log each time somebody asks for a page to be opened", (ICT,), _day("2024-09-27"), "day", LATE, "Public machines can't be used to recruit", "Seven of nine libraries filtered", _day("2024-12-20")),
    Piece(3, "Ask schools how their filters are set", ("School Improvement Team",), _day("2025-02-14"), "day", NOT, "Pupils can't open what the law forbids", ""),
    Piece(3, "Make a page on the council's website with the numbers to ring", (COMMS, ICT), _day("2024-05-17"), "day", DONE, "Help is two clicks away", "Page live; 1,900 visits"),
    Piece(3, "Remove stickers and graffiti within one working day", ("Street Scene Team",), "ongoing", "day", ON, "Hate isn't left on show", "Median of six hours", cymraeg="Tynnu sticeri a graffiti o fewn un diwrnod gwaith"),
    Piece(3, "Meet the college's student union twice a year", (COORDINATOR,), _day("2025-06-13"), "day", ON, "Students trust the process", "First meeting held"),
    Piece(3, "Hold an open day with faith groups", ("Faith Forum", COORDINATOR), _day("2025-11-28"), "day", NOT, "People meet who would not otherwise", "Date pencilled in"),
    Piece(3, "Watch for protests that may draw outsiders, and agree beforehand with police and neighbours:\n• who watches\n• who rings whom\n• who speaks to the press", (POLICE,), _day("2024-10-11"), "day", OFF, "Tension is seen early", "Duty list still unfilled"),
    Piece(3, "Close the gap in camera cover at the bus station", (), _day("2025-08-29"), "day", None, "Staff and travellers feel safe", "Price being sought"),
)  # fmt: skip
