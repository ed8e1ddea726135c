"""A made-up plan of seven tasks, red in March and amber in June, of which a person agrees five and corrects two."""

from helpers.disagreeing import JUNE, MARCH, add, decided

_HEAD = "Ref\tAction\tLead\tBy when\tStatus\tRAG\nSchools\n"
_ACTIONS = (
    "Publish the guidance for every school", "Train the front line staff", "Review the venue hire policy",
    "Brief the faith forum", "Map the groups that hire halls", "Write the referral form", "Send the partners a newsletter",
)  # fmt: skip
CONFIRMED, CORRECTED = ("1", "2", "3", "4", "5"), ("6", "7")


def version(rating: str, status: str = "Under way") -> str:
    """The plan with one rating for all of its tasks."""
    rows = [
        f"{number}\t{action}\tUna Marsh\tDecember 2021\t{status}\t{rating}\n"
        for number, action in enumerate(_ACTIONS, 1)
    ]
    return _HEAD + "".join(rows)


def red_to_amber(connection) -> None:
    """Both versions, and the decisions about the first: five ratings confirmed, two corrected to on schedule."""
    add(connection, version("Red"), MARCH)
    for ref in CONFIRMED:
        decided(connection, ref, "rating", "off_track")
    for ref in CORRECTED:
        decided(connection, ref, "rating", "on_schedule")
    add(connection, version("Amber"), JUNE)
