"""Training goals against the latest count: what is left, and the pace that it takes.

There is one pace for every page and file: from the date of the latest count on, as what is left is left since then;
from the date judged at where that count is too old to say so, which is then said.
"""

from dataclasses import dataclass

import pandas as pd

from pages.said import projection, words
from pages.said.language import marked, say, says

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
        return say("{number} a week", number=self.figure) if is_told else ""

    @property
    def figure(self) -> str:
        """People a week as a number: "6.3"."""
        return f"{self.a_week:,.1f}"

    @property
    def in_words(self) -> str:
        """The rate, else people and days as they were counted: "6.3 a week", "1 person in 182 days"."""
        people, days = words.count(self.people, "person", "people"), words.count(self.days, "day")
        return self.rate or say("{people} in {days}", people=people, days=days)


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
        who, share = f" ({goal.audience})" if goal.audience else "", percent(goal.share)
        if goal.measure == "trainers":
            return say("{share} of trainers{who}, of how many isn’t known", share=share, who=who)
        return say("{share} of staff{who}, of how many isn’t known", share=share, who=who)
    of = ""
    if goal.share is not None and goal.people is not None:
        of = say("{share} of {people}", share=percent(goal.share), people=f"{goal.people:,}")
    known = "; ".join(part for part in (goal.audience, of) if part)
    return f"{people(goal.target, goal.measure)}{f' ({known})' if known else ''}"


def by() -> str:
    """What stands over the date of a goal: "By", which another language has another word for over a name."""
    return say("By {day}", day="").strip()


def percent(share: float | None) -> str:
    """A share in words: "85%", "12.5%"; "a share" where there is none."""
    return say("a share") if share is None else f"{100 * share:.1f}".removesuffix(".0") + "%"


def headline(goal: Goal) -> str:
    """Where the count of a plan stands against its goal."""
    return f"{goal.plan}: {stand(goal)}"


def stand(goal: Goal) -> str:
    """Where the count stands against the goal: "810 of 1,000 staff trained, 190 to go"."""
    if goal.latest is None:
        return say("no count yet against the goal of {goal}", goal=aim(goal))
    value = int(goal.latest.value)
    if goal.target is None:
        return say("{people} trained; the goal is {goal}", people=people(value, goal.measure), goal=aim(goal))
    if value > goal.target:
        who, more = f" ({goal.audience})" if goal.audience else "", f"{value - goal.target:,}"
        trained = people(value, goal.measure)
        return say("{people}{who} trained, {more} more than the goal", people=trained, who=who, more=more)
    if goal.left:
        return say(
            "{number} of {goal} trained, {left} to go", number=f"{value:,}", goal=aim(goal), left=f"{goal.left:,}"
        )
    return say("{number} of {goal} trained: the goal is met", number=f"{value:,}", goal=aim(goal))


def subtitle(goal: Goal) -> str:
    """What is counted, when, and by when the goal stands; that "in total" is assumed where it is, and who set it."""
    by = say(", no date given")
    if goal.due_on is not None:
        by = say(" by {day}", day=words.day(goal.due_on))
    total = say(" in total (assumed)") if goal.doubt else ""
    said = [f"{goal.programme}.", say("Goal: {goal}.", goal=f"{aim(goal)}{total}{by}{origin(goal)}")]
    if goal.target is not None and goal.share is not None:
        people = words.count(goal.people or 0, "person", "people")
        said.append(f"{people}: {goal.people_source}.")
    if goal.latest is not None:
        day = words.day(goal.latest.as_at, marked("undated"))
        said.append(say("Count: {day}, {source}.", day=day, source=source(goal.latest)))
    return " ".join([*said, say("Page as at {day}.", day=words.day(goal.judged_at))])


def origin(goal: Goal) -> str:
    """Who set a goal that isn't the plan's, and what the plan's own is; "" for the plan's."""
    if not goal.is_given:
        return ""
    if goal.plan_said:
        return say(" ({source}; the plan says {plan_said})", source=goal.source, plan_said=goal.plan_said)
    return f" ({goal.source})"


def source(reading) -> str:
    """Where a count is from: the words that it was read from, or who added it."""
    if reading.is_added:
        return reading.source
    return say("read from “{words}”", words=words.shorten(reading.source, 80))


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
        return say("Reachable? It needs {rate}; {last}.", rate=_rate(goal, wanted), last=_last_period(goal))
    if goal.latest is None:
        return say("Reachable? Nothing is counted yet against the goal of {goal}.", goal=aim(goal))
    if goal.is_met:
        counted = words.day(goal.latest.as_at, marked("without a date"))
        return say(
            "Reached: {people}, counted {day}.", people=people(int(goal.latest.value), goal.measure), day=counted
        )
    told = pace(goal)
    return told if goal.is_due and goal.target is not None else say("Reachable? {pace}", pace=told)


def _rate(goal: Goal, wanted: Pace) -> str:
    """The pace that a goal needs, and since when: "6.3 a week from 31 Aug 2017"."""
    counted = words.day(goal.latest.as_at)
    if wanted.is_since_count:
        return say("{pace} from {day}", pace=wanted.in_words, day=counted)
    return say(
        "{pace} from {day}, if nobody was trained since the count of {counted}",
        pace=wanted.in_words,
        day=words.day(goal.judged_at),
        counted=counted,
    )


def _last_period(goal: Goal) -> str:
    """The pace between the last two counts, as the end of a sentence."""
    seen = observed(goal)
    if seen is None and len(goal.dated) > 1:
        return say("the count before came another way, by a learning system or without one, so no pace is told")
    if seen is None:
        return say("one count shows no pace so far")
    if seen.people < 0:
        return say("in the last period the number fell by {number}", number=f"{-seen.people:,}")
    if seen.people == 0:
        return say("in the last period nobody was added")
    if seen.rate:
        return say("the last period ran at {rate}", rate=seen.figure)
    return say("the last {days} had {number}", days=words.count(seen.days, "day"), number=f"{seen.people:,}")


def lapses(goal: Goal) -> str:
    """What lapses before the goal's date: "214 certificates lapse before the date: the real gap is 404, 13.3 a week."

    "" where that isn't known, or the date has come.
    """
    if goal.is_due or goal.lapsing is None or goal.gap is None:
        return ""
    if not goal.lapsing:
        return say("No certificate lapses before the date.")
    lapse = says(
        goal.lapsing,
        "{number} certificate lapses before the date",
        "{number} certificates lapse before the date",
        number=f"{goal.lapsing:,}",
    )
    if not goal.gap:
        return say("{lapse}: the goal is still met without them.", lapse=lapse)
    since = goal.judged_at if goal.latest.is_old else goal.latest.as_at
    rate = Pace(goal.gap, (goal.due_on - since).days, is_since_count=True).rate
    if rate:
        return say("{lapse}: the real gap is {gap}, {rate}.", lapse=lapse, gap=f"{goal.gap:,}", rate=rate)
    return say("{lapse}: the real gap is {gap}.", lapse=lapse, gap=f"{goal.gap:,}")


def beside(goal: Goal) -> str:
    """What the plan tells of a goal's training in shares or words, which is made no number; "" where nothing."""
    return say("The plan also tells: {words}.", words=words.several(goal.told)) if goal.told else ""


def needs(goal: Goal, wanted: Pace) -> str:
    """The pace that a goal takes, and from when it is counted: "190 people in the 212 days from … to …: 6.3 a week"."""
    rate = f": {wanted.rate}" if wanted.rate else ""
    told = {
        "people": words.count(wanted.people, "person", "people"),
        "days": words.count(wanted.days, "day"),
        "counted": words.day(goal.latest.as_at),
        "until": f"{words.day(goal.due_on)}{rate}",
    }
    if wanted.is_since_count:
        return say("{people} in the {days} from the count of {counted} to {until}", **told)
    return say("{people} in the {days} to {until}, if nobody was trained since the count of {counted}", **told)


def pace(goal: Goal) -> str:
    """What the goal still takes, in a sentence, or why that can't be said; "" where it is met."""
    wanted = needed(goal)
    if wanted:
        return say("Needed: {pace}.", pace=needs(goal, wanted))
    if goal.latest is None:
        return say("Without a count no pace can be worked out.")
    if goal.target is None:
        return say("Of how many people the goal is a share isn’t known, so no pace can be worked out.")
    if goal.is_met:
        return ""
    return shortfall(goal) if goal.is_due else _undated(goal)


def shortfall(goal: Goal) -> str:
    """That a goal's date has come or passed, and how far the last count was from it."""
    told = {
        "day": words.day(goal.due_on),
        "counted": words.day(goal.latest.as_at, marked("without a date")),
        "people": words.count(goal.left or 0, "person", "people"),
    }
    if goal.due_on == goal.judged_at:
        return say("The goal’s date, {day}, has come: the last count, {counted}, was {people} short.", **told)
    return say("The goal’s date, {day}, has passed: the last count, {counted}, was {people} short.", **told)


def _undated(goal: Goal) -> str:
    if goal.due_on is not None:
        return say("The count has no date, so no pace can be worked out.")
    if pd.isna(goal.latest.as_at):
        return say("Neither the goal nor the count has a date, so no pace can be worked out.")
    return say("The goal has no date, so no pace can be worked out.")


def so_far(goal: Goal) -> str:
    """The pace between the last two counts, beside what the goal takes; one count gives none."""
    seen = observed(goal)
    if seen is None and len(goal.dated) > 1:
        return say("The count before it came another way, by a learning system or without one: no pace is told.")
    if seen is None:
        return say("One count shows no pace so far to compare with it.")
    told = {"before": words.day(goal.alike.iloc[-2]["as_at"]), "last": words.day(goal.alike.iloc[-1]["as_at"])}
    if seen.people < 0:
        fell = f"{-seen.people:,}"
        return say(
            "Between the last two counts, {before} and {last}, the number fell by {number}.", number=fell, **told
        )
    if seen.people == 0:
        return say("Between the last two counts, {before} and {last}, nobody was added.", **told)
    if falls_short(goal):
        return say(
            "Between the last two counts, {before} and {last}, it was {pace}: less than that.",
            pace=seen.in_words,
            **told,
        )
    return say("Between the last two counts, {before} and {last}, it was {pace}: enough.", pace=seen.in_words, **told)


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
    told = {
        "day": words.day(goal.due_on),
        "low": f"{found.low:,}",
        "high": f"{found.high:,}",
        "lapsed": say(", without the {number} that lapse", number=f"{goal.lapsing:,}") if goal.lapsing else "",
        "level": percent(found.level),
        "odds": odds(found.chance),
    }
    if found.low < found.high:
        return say(
            "By {day} between {low} and {high} are likely{lapsed} ({level}): {odds} that the goal is reached.", **told
        )
    return say("By {day} {low} is likely{lapsed} ({level}): {odds} that the goal is reached.", **told)


def odds(chance: float) -> str:
    """A chance in words: "4 in 10"; never certain, and never nothing: "over 19 in 20", "under 1 in 20"."""
    if chance < 0.05:
        return say("under 1 in 20")
    if chance > 0.95:
        return say("over 19 in 20")
    return say("{number} in 10", number=min(max(round(10 * chance), 1), 9))
