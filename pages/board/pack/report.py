"""What a council gives for its committee report: the report's head, its headings, standing texts, how risks are rated.

Head, headings and texts are kept per council and hold for every report; what is of one meeting is kept with the pack.
"""

from dataclasses import dataclass

from pages.said.language import marked, say

HEAD = {
    "report_of": marked("Report of"),
    "contact": marked("Contact officer"),
    "wards": marked("Wards affected"),
    "decision": marked("Decision type"),
}
MEETING = {
    "committee": marked("Report to"),
    "meeting_on": marked("Meeting and date"),
    "agenda_item": marked("Agenda item"),
}
REQUIRED = ("committee", "meeting_on", "report_of", "contact")
HEADINGS = {
    "purpose": marked("Purpose"),
    "recommendations": marked("Recommendations"),
    "background": marked("Background"),
    "options": marked("Options considered and reasons for recommendations"),
    "implications": marked("Implications"),
    "risks": marked("Risks"),
    "papers": marked("Background papers"),
}
IMPLICATIONS = {
    "financial": marked("Financial"),
    "legal": marked("Legal"),
    "equality": marked("Equality"),
    "crime": marked("Crime and disorder (section 17, Crime and Disorder Act 1998)"),
    "data": marked("Data protection"),
}
TEXTS = {
    "lead_in": marked("Words before the recommendations"),
    "purpose": marked("Purpose"),
    "background": marked("Background"),
    "options": marked("Options considered and reasons for recommendations"),
    **IMPLICATIONS,
}
RATINGS = {"likelihood": marked("Likelihood"), "impact": marked("Impact")}


@dataclass(frozen=True)
class Given:
    """A text and its item: of HEAD or MEETING, heading:CHAPTER, text:CHAPTER, likelihood:RISK or impact:RISK."""

    item: str
    text: str


@dataclass(frozen=True)
class Report:
    """What stands in a committee report beside the pack's figures. said: what the figures say of each implication."""

    given: tuple[Given, ...] = ()
    said: tuple[Given, ...] = ()

    def of(self, item: str) -> str:
        """What the council gives for an item; "" where it gives nothing."""
        return next((one.text for one in self.given if one.item == item), "")

    def heading(self, chapter: str, otherwise: str = "") -> str:
        """A chapter's heading, the council's own where it has one. otherwise: of a chapter that isn't of HEADINGS."""
        return self.of(f"heading:{chapter}") or otherwise or say(HEADINGS[chapter])

    def figures_say(self, implication: str) -> str:
        """What the figures say of an implication; "" where they say nothing."""
        return next((one.text for one in self.said if one.item == implication), "")
