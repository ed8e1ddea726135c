"""Training goals against the latest count: what is left, and the pace that it takes.

There is one pace for every page and file: from the date of the latest count on, as what is left is left since then;
from the date judged at where that count is too old to say so, which is then said.
"""

from dataclasses import dataclass

import pandas as pd

from pages.said import projection, words

_WEEK = 7  # days
_LEAST = 0.1  # people a week: of fewer, people and days are told


@dataclass(frozen=True)
class Pace:
    """So many people in so many days. is_since_count: counted from a count on, not from the date judged at."""

    people: int
    days: int
    is_since_count: bool

    @property
    def a_week(self) -> float:
        """People a week."""
        return self.people * _WEEK / self.days

    @property
    def rate(self) -> str:
        """ "6.3 a week"; "" for less than a week, or fewer than 0.1 a week, which no rate says well."""
        is_told = self.days >= _WEEK and abs(self.a_week) >= _LEAST
        return f"{self.a_week:,.1f} a week" if is_told else ""

    @property
    def in_words(self) -> str:
        """The rate, else people and days as they were counted: "6.3 a week", "1 person in 182 days"."""
        counted = f"{words.count(self.people, 'person', 'people')} in {words.count(self.days, 'day')}"
        return self.rate or counted


@dataclass(frozen=True)
class Goal:
    """A goal with its readings: the dated ones in order of date.

    audience: whom it is about, "" for all that the programme is for. target: people; None where only a share is known,
    and not of how many: people is their number, people_source where that is from. is_given: set by a person, whence and
    by whom is in source; plan_said is what the plan itself says then. waves: certificates by the last day that they
    count (valid_until, month, people), as the latest export of a learning system has them; None where there is none, or
    it isn't known when they lapse. told: what the plan tells beside numbers, as written.
    """

    plan_id: str
    plan: str
    programme: str
    audience: str
    measure: str
    target: int | None
    share: float | None
    people: int | None
    people_source: str
    due_on: pd.Timestamp | None
    doubt: str | None
    is_given: bool
    source: str
    plan_said: str
    validity_months: int | None
    judged_at: pd.Timestamp
    readings: pd.DataFrame
    waves: pd.DataFrame | None = None
    told: tuple[str, ...] = ()

    @property
    def latest(self):
        """The latest dated reading, else the undated one, else None."""
        return next(self.readings.iloc[::-1].itertuples(), None)

    @property
    def dated(self) -> pd.DataFrame:
        """The readings that have a date."""
        return self.readings[self.readings["as_at"].notna()]

    @property
    def alike(self) -> pd.DataFrame:
        """The dated readings counted as the latest was, by a learning system or not: others don't compare with it."""
        is_export = self.dated["origin"] == "import"
        return self.dated[is_export == is_export.iloc[-1]] if len(is_export) else self.dated

    @property
    def is_due(self) -> bool:
        """Whether its date has come by the date judged at."""
        return self.due_on is not None and self.due_on <= self.judged_at

    @property
    def left(self) -> int | None:
        """How many are still to be trained; None where the goal isn't known in people."""
        if self.target is None:
            return None
        return max(self.target - int(self.latest.value), 0) if self.latest else self.target

    @property
    def is_met(self) -> bool:
        """Whether the latest count reaches it."""
        return self.latest is not None and self.left == 0

    @property
    def lapses(self) -> pd.DataFrame:
        """The certificates that lapse between the latest count and the goal's date, by the last day that they count."""
        waves = _NO_WAVE if self.waves is None else self.waves
        if self.due_on is None or self.latest is None or words.is_missing(self.latest.as_at):
            return _NO_WAVE
        return waves[(waves["valid_until"] >= self.latest.as_at) & (waves["valid_until"] < self.due_on)]

    @property
    def wave(self) -> pd.DataFrame:
        """The people whose certificates lapse between the latest count and the goal's date, by month."""
        return self.lapses.groupby("month", as_index=False)["people"].sum()

    @property
    def lapsing(self) -> int | None:
        """How many lapse between the latest count and the goal's date; None where that isn't known."""
        is_known = self.waves is not None and self.due_on is not None and self.latest is not None
        return int(self.wave["people"].sum()) if is_known and not words.is_missing(self.latest.as_at) else None

    @property
    def gap(self) -> int | None:
        """How many are to be trained so that the goal is met at its date: those left, and those who lapse."""
        if self.target is None or self.latest is None or not self.lapsing:
            return self.left
        return max(self.target - int(self.latest.value) + self.lapsing, 0)


_NO_WAVE = pd.DataFrame(
    {"month": pd.Series(dtype="datetime64[us]"), "valid_until": pd.Series(dtype="datetime64[us]"), "people": []}
)


def goals(
    targets: pd.DataFrame,
    readings: pd.DataFrame,
    lapsing: pd.DataFrame | None = None,
    told: pd.DataFrame | None = None,
) -> list[Goal]:
    """Each goal with the readings of the same plan, programme, audience and measure.

    The frames are those of the queries training_targets, training_readings, training_lapsing and training_told.
    """
    found = []
    for target in targets.itertuples():
        same = _same(readings, target) & (readings["measure"] == target.measure)
        known = {name: getattr(target, name) for name in ("plan_id", "plan", "programme", "audience", "measure")}
        found.append(
            Goal(
                **known, target=_number(target.target), share=None if pd.isna(target.share) else float(target.share),
                people=_number(target.people), people_source=words.text(target.people_source, ""),
                due_on=None if pd.isna(target.due_on) else target.due_on,
                doubt=None if words.is_missing(target.doubt) else target.doubt, is_given=bool(target.is_given),
                source=words.text(target.source, ""), plan_said=words.text(target.plan_said, ""),
                validity_months=_number(target.validity_months), judged_at=target.judged_at, readings=readings[same],
                waves=None if lapsing is None else _waves(target, readings[same], lapsing),
                told=() if told is None else _told(target, told),
            )
        )  # fmt: skip
    return found


def _number(value) -> int | None:
    return None if pd.isna(value) else int(value)


def _same(rows: pd.DataFrame, target) -> pd.Series:
    """Which rows are of the plan, programme and audience of a goal."""
    is_theirs = (rows["plan_id"] == target.plan_id) & (rows["programme"] == target.programme)
    is_named = [audience.lower() == target.audience.lower() for audience in rows["audience"]]
    return is_theirs & pd.Series(is_named, index=rows.index, dtype=bool)


def _waves(target, readings: pd.DataFrame, lapsing: pd.DataFrame) -> pd.DataFrame | None:
    """The certificates of a goal's people by their last day; None where it isn't known when any lapses."""
    theirs = lapsing[_same(lapsing, target)]
    is_counted = bool((readings["origin"] == "import").any()) and not pd.isna(target.validity_months)
    return theirs if target.measure == "staff" and (len(theirs) or is_counted) else None


def _told(target, told: pd.DataFrame) -> tuple[str, ...]:
    """What a plan tells of a goal's training in shares or words, as written, with the date that stands with it."""
    theirs = told[
        (told["plan_id"] == target.plan_id)
        & (told["programme"] == target.programme)
        & (told["measure"] == target.measure)
        & (told["kind"] == "reading")
    ]
    return tuple(
        f"“{words.shorten(row.source, 90)}”{'' if pd.isna(row.on_date) else f', {words.day(row.on_date)}'}"
        for row in theirs.itertuples()
        if target.audience.lower() in ("", row.audience.lower())
    )


def without_goal(targets: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """The latest reading of each thing counted that has no goal: the accredited trainers, for one."""
    keys = ["plan_id", "programme", "audience", "measure"]
    of_groups = (readings["origin"] == "import") & (readings["audience"] != "")  # which their total stands for
    latest = readings[~of_groups].drop_duplicates(keys, keep="last")
    matched = latest.merge(targets[keys].drop_duplicates(), on=keys, how="left", indicator=True)
    return matched[matched["_merge"] == "left_only"]


def people(number: int, measure: str) -> str:
    """A count of what a measure counts: "1,000 staff", "1 trainer"."""
    return words.count(number, "trainer") if measure == "trainers" else words.count(number, "staff", "staff")


def aim(goal: Goal) -> str:
    """What the goal is: "1,000 staff", "1,020 staff (85% of 1,200)", "85% of staff, of how many isn’t known"."""
    if goal.target is None:
        kind = "trainers" if goal.measure == "trainers" else "staff"
        who = f" ({goal.audience})" if goal.audience else ""
        return f"{percent(goal.share)} of {kind}{who}, of how many isn’t known"
    of = "" if goal.share is None or goal.people is None else f"{percent(goal.share)} of {goal.people:,}"
    known = "; ".join(part for part in (goal.audience, of) if part)
    return f"{people(goal.target, goal.measure)}{f' ({known})' if known else ''}"


def percent(share: float | None) -> str:
    """A share in words: "85%", "12.5%"; "a share" where there is none."""
    return "a share" if share is None else f"{100 * share:.1f}".removesuffix(".0") + "%"


def headline(goal: Goal) -> str:
    """Where the count of a plan stands against its goal."""
    return f"{goal.plan}: {stand(goal)}"


def stand(goal: Goal) -> str:
    """Where the count stands against the goal: "810 of 1,000 staff trained, 190 to go"."""
    if goal.latest is None:
        return f"no count yet against the goal of {aim(goal)}"
    value = int(goal.latest.value)
    if goal.target is None:
        return f"{people(value, goal.measure)} trained; the goal is {aim(goal)}"
    if value > goal.target:
        who = f" ({goal.audience})" if goal.audience else ""
        return f"{people(value, goal.measure)}{who} trained, {value - goal.target:,} more than the goal"
    state = f", {goal.left:,} to go" if goal.left else ": the goal is met"
    return f"{value:,} of {aim(goal)} trained{state}"


def subtitle(goal: Goal) -> str:
    """What is counted, when, and by when the goal stands; that "in total" is assumed where it is, and who set it."""
    by = f" by {words.day(goal.due_on)}" if goal.due_on is not None else ", no date given"
    total = " in total (assumed)" if goal.doubt else ""
    said = f"{goal.programme}. Goal: {aim(goal)}{total}{by}{origin(goal)}."
    if goal.target is not None and goal.share is not None:
        said += f" {goal.people:,} people: {goal.people_source}."
    if goal.latest is not None:
        said += f" Count: {words.day(goal.latest.as_at, 'undated')}, {source(goal.latest)}."
    return f"{said} Page as at {words.day(goal.judged_at)}."


def origin(goal: Goal) -> str:
    """Who set a goal that isn't the plan's, and what the plan's own is; "" for the plan's."""
    if not goal.is_given:
        return ""
    return f" ({goal.source}{f'; the plan says {goal.plan_said}' if goal.plan_said else ''})"


def source(reading) -> str:
    """Where a count is from: the words that it was read from, or who added it."""
    return reading.source if reading.is_added else f"read from “{words.shorten(reading.source, 80)}”"


def needed(goal: Goal) -> Pace | None:
    """The pace that a goal takes, from its latest count on; where that is too old, from the date judged at.

    None where there is none to be had: no count, nobody left, a date lacking, or the goal's date has come.
    """
    latest = goal.latest
    if latest is None or not goal.left or goal.is_due or goal.due_on is None or words.is_missing(latest.as_at):
        return None
    since = goal.judged_at if latest.is_old else latest.as_at
    return Pace(goal.left, (goal.due_on - since).days, is_since_count=not latest.is_old)


def observed(goal: Goal) -> Pace | None:
    """The pace between the last two dated counts that compare; None where there is one at most."""
    if len(goal.alike) < 2:
        return None
    before, last = goal.alike.iloc[-2], goal.alike.iloc[-1]
    return Pace(int(last["value"] - before["value"]), (last["as_at"] - before["as_at"]).days, is_since_count=True)


def falls_short(goal: Goal) -> bool:
    """Whether people were trained more slowly between the last two counts than the goal takes."""
    wanted, seen = needed(goal), observed(goal)
    return wanted is not None and seen is not None and seen.a_week < wanted.a_week


def reachable(goal: Goal) -> str:
    """The first answer of a goal: the pace that it needs, beside that of the last period; no forecast.

    "Reachable? It needs 5.8 a week from 30 Nov 2017; the last period ran at 6.9."
    """
    wanted = needed(goal)
    if wanted:
        return f"Reachable? It needs {_rate(goal, wanted)}; {_last_period(goal)}."
    if goal.latest is None:
        return f"Reachable? Nothing is counted yet against the goal of {aim(goal)}."
    if goal.is_met:
        counted = words.day(goal.latest.as_at, "without a date")
        return f"Reached: {people(int(goal.latest.value), goal.measure)}, counted {counted}."
    return pace(goal) if goal.is_due and goal.target is not None else f"Reachable? {pace(goal)}"


def _rate(goal: Goal, wanted: Pace) -> str:
    """The pace that a goal needs, and since when: "6.3 a week from 31 Aug 2017"."""
    if wanted.is_since_count:
        return f"{wanted.in_words} from {words.day(goal.latest.as_at)}"
    counted = words.day(goal.latest.as_at)
    return f"{wanted.in_words} from {words.day(goal.judged_at)}, if nobody was trained since the count of {counted}"


def _last_period(goal: Goal) -> str:
    """The pace between the last two counts, as the end of a sentence."""
    seen = observed(goal)
    if seen is None and len(goal.dated) > 1:
        return "the count before came another way, by a learning system or without one, so no pace is told"
    if seen is None:
        return "one count shows no pace so far"
    if seen.people < 0:
        return f"in the last period the number fell by {-seen.people:,}"
    if seen.people == 0:
        return "in the last period nobody was added"
    rate = seen.rate.removesuffix(" a week")
    return f"the last period ran at {rate}" if rate else f"the last {words.count(seen.days, 'day')} had {seen.people:,}"


def lapses(goal: Goal) -> str:
    """What lapses before the goal's date: "214 certificates lapse before the date: the real gap is 404, 13.3 a week."

    "" where that isn't known, or the date has come.
    """
    if goal.is_due or goal.lapsing is None or goal.gap is None:
        return ""
    if not goal.lapsing:
        return "No certificate lapses before the date."
    lapse = f"{words.count(goal.lapsing, 'certificate')} {'lapses' if goal.lapsing == 1 else 'lapse'} before the date"
    if not goal.gap:
        return f"{lapse}: the goal is still met without them."
    since = goal.judged_at if goal.latest.is_old else goal.latest.as_at
    rate = Pace(goal.gap, (goal.due_on - since).days, is_since_count=True).rate
    return f"{lapse}: the real gap is {goal.gap:,}{f', {rate}' if rate else ''}."


def beside(goal: Goal) -> str:
    """What the plan tells of a goal's training in shares or words, which is made no number; "" where nothing."""
    return f"The plan also tells: {words.several(goal.told)}." if goal.told else ""


def needs(goal: Goal, wanted: Pace) -> str:
    """The pace that a goal takes, and from when it is counted: "190 people in the 212 days from … to …: 6.3 a week"."""
    counted, until = words.day(goal.latest.as_at), words.day(goal.due_on)
    start = f" from the count of {counted}" if wanted.is_since_count else ""
    days = words.count(wanted.days, "day")
    rate = f": {wanted.rate}" if wanted.rate else ""
    said = f"{words.count(wanted.people, 'person', 'people')} in the {days}{start} to {until}{rate}"
    return said if wanted.is_since_count else f"{said}, if nobody was trained since the count of {counted}"


def pace(goal: Goal) -> str:
    """What the goal still takes, in a sentence, or why that can't be said; "" where it is met."""
    wanted = needed(goal)
    if wanted:
        return f"Needed: {needs(goal, wanted)}."
    if goal.latest is None:
        return "Without a count no pace can be worked out."
    if goal.target is None:
        return "Of how many people the goal is a share isn’t known, so no pace can be worked out."
    if goal.is_met:
        return ""
    return shortfall(goal) if goal.is_due else f"{_undated(goal)}, so no pace can be worked out."


def shortfall(goal: Goal) -> str:
    """That a goal's date has come or passed, and how far the last count was from it."""
    came = "has come" if goal.due_on == goal.judged_at else "has passed"
    last = f"the last count, {words.day(goal.latest.as_at, 'without a date')}, was"
    short = words.count(goal.left or 0, "person", "people")
    return f"The goal’s date, {words.day(goal.due_on)}, {came}: {last} {short} short."


def _undated(goal: Goal) -> str:
    if goal.due_on is not None:
        return "The count has no date"
    return "The goal has no date" if not pd.isna(goal.latest.as_at) else "Neither the goal nor the count has a date"


def so_far(goal: Goal) -> str:
    """The pace between the last two counts, beside what the goal takes; one count gives none."""
    seen = observed(goal)
    if seen is None and len(goal.dated) > 1:
        return "The count before it came another way, by a learning system or without one: no pace is told."
    if seen is None:
        return "One count shows no pace so far to compare with it."
    before, last = goal.alike.iloc[-2], goal.alike.iloc[-1]
    between = f"Between the last two counts, {words.day(before['as_at'])} and {words.day(last['as_at'])},"
    if seen.people < 0:
        return f"{between} the number fell by {-seen.people:,}."
    if seen.people == 0:
        return f"{between} nobody was added."
    return f"{between} it was {seen.in_words}: {'less than that' if falls_short(goal) else 'enough'}."


def forecast(goal: Goal) -> projection.Projection | str:
    """How far the goal may get by its date, or why that isn't said; "" where nothing is to be foretold any more.

    Counts of exports are of valid training, so net of what lapsed between them; how many of those trained did can't be
    told from counts alone. What is known to lapse ahead is taken off the pace whole, which then errs on the low side.
    """
    if goal.target is None or goal.due_on is None or goal.is_due or not goal.gap or goal.latest is None:
        return ""
    counted = [(row.as_at.date(), int(row.value)) for row in goal.alike.itertuples()]
    lapses = [(row.valid_until.date(), int(row.people)) for row in goal.lapses.itertuples()]
    return projection.project(counted, goal.target, goal.due_on.date(), people=goal.people, lapses=lapses)


def outlook(goal: Goal, ahead: projection.Projection | str | None = None) -> str:
    """How far the goal may get, or why that isn't said: "By 31 Mar 2018 between 930 and 1,040 are likely (80%): …".

    ahead: the forecast, where it is known already. "" where nothing is to be foretold any more.
    """
    found = forecast(goal) if ahead is None else ahead
    if isinstance(found, str):
        return found
    between = f"between {found.low:,} and {found.high:,} are" if found.low < found.high else f"{found.low:,} is"
    reached = f"{odds(found.chance)} that the goal is reached"
    lapsed = f", without the {goal.lapsing:,} that lapse" if goal.lapsing else ""
    return f"By {words.day(goal.due_on)} {between} likely{lapsed} ({percent(found.level)}): {reached}."


def odds(chance: float) -> str:
    """A chance in words: "4 in 10"; never certain, and never nothing: "over 19 in 20", "under 1 in 20"."""
    if chance < 0.05:
        return "under 1 in 20"
    if chance > 0.95:
        return "over 19 in 20"
    return f"{min(max(round(10 * chance), 1), 9)} in 10"
