"""A percentage, tick, sign, digit or word is rated by the plan's own key where it prints one, and only else as usual."""

import pytest
from helpers.drawn import reading_of, rules_of

from loaders.interpret.shares import share_of

ACTIONS = (
    "Brief the school governors",
    "Publish the referral pathway",
    "Review the venue hire policy",
    "Train the library staff",
    "Refresh the risk assessment",
    "Map the community groups",
)


def read(values, key, kind="docx", heading="Status", before=False):
    """A drawn plan whose one column under a heading holds the values, with its key after the table or before."""
    lines = [f"Ref | Action | Lead | {heading}"]
    lines += [f"{n} | {ACTIONS[n - 1]} | Prevent Lead | {value}" for n, value in enumerate(values, start=1)]
    table = "\n".join(lines)
    parts = (key, table) if before else (table, key)
    return reading_of("# Prevent action plan\n\n" + "\n\n".join(parts), kind)


def rated(values, key, kind="docx", heading="Status", before=False):
    """The rating that each value declares."""
    return [task.declared_rating for task in read(values, key, kind, heading, before).tasks]


DONE, GOOD, LATE, BAD, NONE = "complete", "on_schedule", "behind", "off_track", "no_information"
SIGNS = [
    ("✓ = on target to achieve", ["✓"], [GOOD]),
    ("Key: ✓ = On target to achieve; ✗ = Off target", ["✓", "✗"], [GOOD, BAD]),
    ("Key: ✓ = In progress, ✓✓ = Complete", ["✓", "✓✓"], [GOOD, DONE]),
    ("Key: ✓ – Completed; ✗ – Not started", ["✓", "✗"], [DONE, None]),
    ("Key: ★ = Completed; ▲ = On schedule; ▼ = Behind schedule", ["★", "▲", "▼"], [DONE, GOOD, LATE]),
]
DIGITS = [
    ("Key: 1 = Fully achieved; 2 = On track; 3 = Slipped", ["1", "2", "3"], [DONE, GOOD, LATE]),
    ("Key: 4 = Complete, 3 = On track, 2 = At risk, 1 = Off track", ["4", "3", "2", "1"], [DONE, GOOD, LATE, BAD]),
]
WORDS = [
    ("Yes = on track; No = off track", ["Yes", "No"], [GOOD, BAD]),
    ("Key: Green = in progress; Blue = complete; Red = overdue", ["Green", "Blue", "Red"], [GOOD, DONE, BAD]),
    ("Key: Blue = on track; Green = complete; Amber = off track", ["Blue", "Green", "Amber"], [GOOD, DONE, BAD]),
    ("Key: Done = on track; Closed = complete", ["Done", "Closed"], [GOOD, DONE]),
    ("Key: A = Achieved; P = In progress; O = Overdue", ["A", "P", "O"], [DONE, GOOD, BAD]),
]
PERCENT = [
    ("100% = delivered and evidenced; 80–99% Amber; below 80% Red", ["100%", "85%", "40%"], [DONE, LATE, BAD]),
    ("Key: 0% = Not started; 1-99% = In progress; 100% = Complete", ["0%", "50%", "100%"], [None, GOOD, DONE]),
    ("Key: ≥ 90 % = on track, 50–89 % = at risk, < 50 % = off track", ["100%", "90%", "70%", "10%"], [GOOD, GOOD, LATE, BAD]),
    ("Key: over 75% – On track; 25% to 75% – Behind schedule; under 25% – Off track", ["80%", "75%", "25%", "24%"], [GOOD, LATE, LATE, BAD]),
    ("Key: 76-99% = on track; 50-75% = at risk; less than 50% = off track; 100% = complete", ["76%", "60", "49 %", "100"], [GOOD, LATE, BAD, DONE]),
    ("Key: Red = 0-49%, Amber = 50-79%, Green = 80-100%", ["30%", "50%", "80%"], [BAD, LATE, GOOD]),
    ("Key: 100% = on target for this quarter; 50% = behind schedule", ["100%", "50%"], [GOOD, LATE]),
    ("Key: at least 75% On track; up to 74% Off track", ["75%", "74%"], [GOOD, BAD]),
]  # fmt: skip
UNMAPPED = [
    ("✓ = evidence folder seen", ["✓"]),
    ("Key: ✓ = evidence folder seen; ✗ = no folder yet", ["✓", "✗"]),
    ("Key: Yes = discussed at the board; No = not discussed", ["Yes", "No"]),
    ("Key: Amber = for discussion; Green = on track", ["Amber"]),
]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
@pytest.mark.parametrize(("key", "values", "ratings"), SIGNS + DIGITS + WORDS)
def test_signs_digits_and_words_mean_what_the_key_says(key, values, ratings, kind):
    assert rated(values, key, kind) == ratings


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
@pytest.mark.parametrize(("key", "values", "ratings"), PERCENT)
@pytest.mark.parametrize("heading", ["% complete", "RAG rating"])
def test_percentages_mean_what_the_key_says(key, values, ratings, kind, heading):
    assert rated(values, key, kind, heading) == ratings
    assert rated(values, key, kind, heading, before=True) == ratings


@pytest.mark.parametrize(("key", "values"), UNMAPPED)
def test_a_meaning_that_is_no_rating_leaves_the_cell_unrated_with_a_finding(key, values):
    reading = read(values, key)
    assert [task.declared_rating for task in reading.tasks] == [None] * len(values)
    assert "rating_unread" in rules_of(reading)


def test_a_percentage_whose_meaning_is_no_rating_is_unrated_with_a_finding():
    reading = read(["100%", "40%"], "Key: 100% = evidence folder received; 40% = folder opened", heading="% complete")
    assert [task.declared_rating for task in reading.tasks] == [None, None]
    assert "rating_unread" in rules_of(reading)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
def test_a_percentage_without_a_key_is_as_ever(kind):
    reading = read(["100%", "60%", "0%"], "Agreed by the board in June 2017.", kind, "% complete")
    assert [task.declared_rating for task in reading.tasks] == ["complete", None, None]
    assert read(["100%"], "Key: Green = on track; Red = off track", kind, "% complete").tasks[0].declared_rating == DONE


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
def test_a_key_in_a_table_of_its_own_rates_percentages(kind):
    key = """
    Key | Meaning
    100% | Complete
    76-99% | On track
    50-75% | At risk
    less than 50% | Off track
    """
    values = ["100%", "80%", "50%", "10%"]
    assert rated(values, key.strip(), kind, "Progress %") == [DONE, GOOD, LATE, BAD]


def test_a_key_on_a_sheet_of_its_own_rates_ticks():
    drawing = """
    == Plan
    Ref | Action | Lead | Status
    1 | Brief the school governors | Prevent Lead | ✓
    2 | Publish the referral pathway | Prevent Lead | ✗
    == Key
    Symbol | Meaning
    ✓ | On target to achieve
    ✗ | Off target
    """
    assert [task.declared_rating for task in reading_of(drawing, "xlsx").tasks] == [GOOD, BAD]


@pytest.mark.parametrize("heading", ["Achieved?", "Complete?", "On track?"])
def test_yes_is_what_the_key_says_whatever_the_heading_asks(heading):
    assert rated(["Yes", "No"], "Yes = on track; No = off track", heading=heading) == [GOOD, BAD]


@pytest.mark.parametrize("heading", ["Completed", "Done", "Achieved"])
def test_a_tick_in_a_column_of_completions_is_what_the_key_says(heading):
    assert rated(["✓", "✗"], "✓ = on target to achieve; ✗ = off target", heading=heading) == [GOOD, BAD]


@pytest.mark.parametrize(
    ("key", "rag"),
    [
        ("Green (100%), Amber (80–99%), Red (below 80%)", [DONE, LATE, BAD]),
        ("Key: Green = 100% complete; Amber = 80-99% complete; Red = less than 80% complete", [DONE, LATE, BAD]),
    ],
)
def test_colours_that_stand_for_percentages_rate_both(key, rag):
    assert rated(["100%", "85%", "20%"], key, heading="% complete") == rag
    assert rated(["Green", "Amber", "Red"], key, heading="RAG") == rag


@pytest.mark.parametrize("heads", ["Key | Meaning", "RAG | Definition", "Amber | For discussion"])
def test_a_colour_whose_meaning_in_the_keys_table_is_no_rating_is_unrated(heads):
    key = f"{heads}\nAmber | For discussion\nGreen | On track\nRed | Overdue"
    reading = read(["Amber", "Green", "Red"], key, heading="RAG")
    assert [task.declared_rating for task in reading.tasks] == [None, GOOD, BAD]
    assert "rating_unread" in rules_of(reading) and "table_left_out" not in rules_of(reading)


def test_a_letter_that_abbreviates_its_meaning_is_no_colour():
    assert rated(["R", "A", "P"], "Key: R = Reviewed; A = Achieved; P = Planned", heading="RAG") == [None, DONE, None]


def test_a_percentage_in_two_ranges_that_differ_is_unrated():
    reading = read(["75%", "80%"], "Key: 50-75% = Behind; 75-100% = On track", heading="% complete")
    assert [task.declared_rating for task in reading.tasks] == [None, GOOD]
    assert "rating_unread" in rules_of(reading)


def test_a_hundred_per_cent_that_the_key_takes_for_no_completion_is_no_report_of_one():
    reading = read(["100%", "40%"], "Key: 100% = evidence folder received; 40% = folder opened", heading="% complete")
    assert [task.evidence for task in reading.tasks] == ["none", "partly"]


@pytest.mark.parametrize(
    "words",
    [
        "100% of schools have been trained",
        "75% of staff - trained; 25% - not trained",
        "✓ Complete the audit",
        "Budget = £5,000; Staff = 3",
        "100% = 25 schools",
        "We reached 100% – all done",
    ],
)
def test_other_words_with_percentages_and_ticks_are_no_key(words):
    assert read(["100%", "60%"], words, heading="% complete").rating_key == []
    assert rated(["100%", "60%"], words, heading="% complete") == [DONE, None]
    assert rated(["✓", "✗"], words, heading="Completed") == [DONE, None]


def test_yes_in_a_column_that_asks_something_else_is_no_rating():
    drawing = """
    Ref | Action | Lead | Statutory? | Completed
    1 | Brief the school governors | Prevent Lead | Yes | June 2016
    2 | Publish the referral pathway | Prevent Lead | No |

    Key: Yes = on track; No = off track
    """
    assert [task.declared_rating for task in reading_of(drawing, "docx").tasks] == [DONE, None]


def test_shares_of_one_are_percentages_under_a_key():
    key = "Key: 1-50% = Behind; 51-100% = On track"
    assert rated(["0.85", "0.2", "0.5"], key, "csv", "% complete") == [GOOD, LATE, LATE]


@pytest.mark.parametrize(
    ("text", "held", "not_held"),
    [
        ("76-99%", (76, 99), (75.9, 99.1)),
        ("76% – 99%", (76, 99), (75, 100)),
        ("between 50% and 79%", (50, 79), (49, 80)),
        ("less than 50%", (0, 49.9), (50,)),
        ("< 50 %", (0, 49), (50,)),
        ("up to 74%", (0, 74), (75,)),
        ("50% or less", (0, 50), (51,)),
        ("over 75%", (76, 100), (75,)),
        (">75%", (76, 100), (75,)),
        ("≥ 90 %", (90, 100), (89,)),
        (">= 90%", (90, 100), (89,)),
        ("90%+", (90, 100), (89,)),
        ("90 per cent or more", (90, 100), (89,)),
        ("100% complete", (100,), (99,)),
    ],
)
def test_ranges_of_percentages(text, held, not_held):
    share = share_of(text)
    assert all(map(share.holds, held)) and not any(map(share.holds, not_held))


@pytest.mark.parametrize("text", ["", "most", "75", "75% of staff", "99-76%", "50-150%"])
def test_other_words_are_no_range(text):
    assert share_of(text) is None
