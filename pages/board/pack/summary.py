"""The one page: where the plan stands and how sure that is, what is good, what is late, what moved, what is asked."""

import re
from collections import Counter
from dataclasses import replace

from pages.board.pack import late, quality, telling, training, well
from pages.board.pack.facts import Facts
from pages.board.pack.model import ONE_PAGE, Figure, Pack, Panel, Section, Sentence
from pages.said import stale, why_moved, words
from pages.said.language import marked, say, says

_MOST_SENTENCES = 7
_MOST_PLANS = 3
_MOST_ASKED = 7
_ASKED, _CAVEATS, _RECOMMENDED = f"{ONE_PAGE}.asked", f"{ONE_PAGE}.caveats", marked("Recommended")
_MOST_REFS = 3
_OVERDUE = "overdue"
_LONGEST_ASKED = 90  # letters
_DETAIL = re.compile(r": | \(")


def section(facts: Facts, parts: list[Section]) -> Section:
    """The first part of the story, made from what the others found. parts: of the story, in order."""
    there = {part.id: part for part in parts if part.main}
    told = {
        "position": (say("Position"), _position(facts)),
        "well": (say("Going well"), _well(facts)),
        "late": (say("Late or off track"), _late(facts)),
        "moved": (say("Since last quarter"), _moved(facts)),
        "training": (say("Training"), _training(facts, there)),
        "due": (say("Coming up"), _due(facts)),
        "asked": (say(_RECOMMENDED), _asked(there)),
        "caveats": (say("To bear in mind"), _caveats(facts)),
    }
    told = _shortened({name: said for name, said in told.items() if said[1]})
    number = facts.value("tasks")
    panel = telling.panel(
        facts, f"{ONE_PAGE}.page", verdict(facts), n=number,
        sentences=[
            telling.sentence(facts, f"{ONE_PAGE}.{name}", text, number, label=label)
            for name, (label, text) in told.items()
        ],
        figures=_figures(facts),
    )  # fmt: skip
    return telling.section(ONE_PAGE, say("On one page"), [panel])


def _shortened(told: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """At most seven sentences: training is told with what comes, where there are more."""
    if len(told) > _MOST_SENTENCES and {"training", "due"} <= set(told):
        _, trained = told.pop("training")
        told["due"] = (say("Coming up"), f"{told['due'][1]} {trained}")
    return told


def verdict(facts: Facts) -> str:
    """What a board most needs to know, in one clause or two."""
    done, counted = facts.value("complete"), facts.total("complete")
    if len(facts.late):
        return f"{_slipping(facts)}{_why_it_matters(facts)}"
    unshown = len(facts.unshown)
    if counted and done == counted:
        said = _all_complete(done, unshown, len(facts.claimed))
        return telling.on_reading(said) if _is_computed(facts) else said
    if facts.value("no_information") == facts.value("tasks"):
        one = facts.value("tasks") == 1
        return say("Nothing is reported of the only task") if one else say("Nothing is reported of any task")
    if facts.value("undated") and facts.value("undated") == facts.total("undated"):
        said = say("No open task has a date, so none can be seen to be late")
    else:
        said = say("Nothing is late or off track")
    return said + _but(unshown, len(facts.claimed), facts.value("due_today"))


def _but(unshown: int, claimed: int, today: int) -> str:
    """What tempers that nothing is late: how many of the tasks reported complete aren't shown to be, else due today."""
    if not unshown:
        if not today:
            return ""
        return says(today, "; {number} task is due today", "; {number} tasks are due today", number=f"{today:,}")
    if claimed == 1:
        return say(", but the task reported complete isn’t shown to be")
    return says(
        unshown,
        ", but {part} reported complete isn’t shown to be",
        ", but {part} reported complete aren’t shown to be",
        part=words.of(unshown, claimed),
    )


def _is_computed(facts: Facts) -> bool:
    """Whether all that is complete is so on this tool's reading."""
    ids = facts.task_ids("complete")
    return telling.computed(facts, ids) == len(ids)


def _all_complete(number: int, unshown: int, claimed: int) -> str:
    """That all tasks are complete; else that they are reported to be, and how many aren't shown to be."""
    if not unshown:
        return telling.how_many(number, number, telling.COMPLETE)
    said = telling.how_many(number, number, telling.REPORTED_COMPLETE)
    if unshown == claimed > 1:
        return say("{said}, but none is shown to be", said=said)
    if claimed == 1:
        return say("{said}, but isn’t shown to be", said=said)
    return says(
        unshown,
        "{said}, but {number} isn’t shown to be",
        "{said}, but {number} aren’t shown to be",
        said=said,
        number=f"{unshown:,}",
    )


def _slipping(facts: Facts) -> str:
    """How many tasks are late: "12 of 37 tasks are overdue"; where they are all of one plan of several, which."""
    number, past = len(facts.late), int(facts.late["is_overdue"].sum())
    how = telling.OVERDUE if past == number else telling.OVERDUE_OR_OFF_TRACK if past else telling.OFF_TRACK
    said = telling.how_many(number, facts.value("tasks"), how)
    titles = list(dict.fromkeys(facts.late["plan"]))
    if facts.is_one_plan or len(titles) > 1:
        return said
    return says(number, "{said}, in {plan}", "{said}, all in {plan}", said=said, plan=titles[0])


def _why_it_matters(facts: Facts) -> str:
    """What weighs most about the late tasks: no newer report, no way shown to make up for it, or as many due today."""
    if _is_stale(facts):
        late_ones = facts.plans[facts.plans["plan_id"].isin(set(facts.late["plan_id"]))]
        return say(", with no report since {day}", day=words.day(late_ones["snapshot_as_at"].max()))
    number, lacking = len(facts.late), len(facts.late) - late.given(facts, "recovery")
    has_room = lacking < number or not late.without_column(facts)  # else nobody failed to write it
    if lacking and has_room:
        if lacking == number:
            return say("; no recovery action is given") if number == 1 else say("; none has a recovery action")
        return says(
            lacking,
            "; {number} has no recovery action",
            "; {number} have no recovery action",
            number=f"{lacking:,}",
        )
    today = facts.value("due_today")
    if not today:
        return ""
    return says(today, "; {number} more is due today", "; {number} more are due today", number=f"{today:,}")


def _is_stale(facts: Facts) -> bool:
    """Whether every plan with a late task is judged on stale words."""
    old = set(facts.plans.loc[facts.plans["stale_words"].notna(), "plan_id"])
    return set(facts.late["plan_id"]) <= old


def _position(facts: Facts) -> str:
    """How many tasks are complete, on whose word, and what their words show; plan by plan where there are several."""
    plans = [plan for plan in facts.plans.itertuples() if facts.value("tasks", plan.plan_id)]
    if len(plans) > _MOST_PLANS:
        done, counted = facts.value("complete"), facts.total("complete")
        own = int(facts.tasks["rating_basis"].isin(["declared", "confirmed"]).sum())
        rated = int(facts.tasks["rating_basis"].notna().sum())
        across = say(
            "Across {number} plans {said}",
            number=len(plans),
            said=telling.how_many(done, counted, telling.COMPLETE),
        )
        part = words.of(own, rated)
        if own > 1:
            return say("{across}; {part} ratings are the council’s own.", across=across, part=part)
        return say("{across}; {part} ratings is the council’s own.", across=across, part=part)
    return " ".join(_standing(facts, plan) for plan in plans)


def _standing(facts: Facts, plan) -> str:
    """Where a plan stands, and how sure that is: on the council's own ratings, or on this tool's reading."""
    ids, counted = facts.task_ids("complete", plan.plan_id), facts.total("complete", plan.plan_id)
    rows = facts.tasks[facts.tasks["plan_id"] == plan.plan_id]
    of_all = Counter(rows["rating_basis"].dropna())
    whose = Counter(rows.loc[rows["task_id"].isin(set(ids)), "rating_basis"]) or of_all
    uncounted = _uncounted(facts, plan, counted)
    said = telling.how_many(len(ids), counted, telling.COMPLETE) + uncounted
    is_told = facts.is_one_plan and facts.late.empty and 0 < len(ids) == counted  # by the verdict
    if is_told:
        said = (say("it is complete") if counted == 1 else say("they are complete")) + uncounted
    if not whose:
        told = say("{said}; no task has a rating", said=said)
    elif is_told and set(of_all) == {"computed"}:
        told = say("no rating is the council’s own") + uncounted
    elif set(whose) == {"computed"}:
        told = say("on this tool’s reading of the plan {said}", said=said)
        told = told if set(of_all) > {"computed"} else say("{said}; no rating is the council’s own", said=told)
    elif len(whose) == 1 and whose["declared"]:
        told = say("on the council’s own ratings {said}", said=said) + _proof(facts, plan, ids)
    elif len(whose) == 1:
        told = say("as people decided {said}", said=said)
    else:
        shares = [say(how, number=f"{whose[basis]:,}") for basis, how in _BASES.items() if whose[basis]]
        told = f"{said}: {words.several(shares)}{_proof(facts, plan, ids)}"
    return f"{_capital(told)}." if facts.is_one_plan else f"{plan.title}: {told}."


def _uncounted(facts: Facts, plan, counted: int) -> str:
    """Why fewer tasks are counted than the plan has: " (1 closed without doing isn’t counted)"; "" where all are."""
    left = facts.value("tasks", plan.plan_id) - counted
    if not left:
        return ""
    closed, duplicates = (facts.value(code, plan.plan_id) for code in ("closed", "duplicates"))
    kinds = [say("closed without doing")] * bool(closed) + [say("decided a duplicate")] * bool(duplicates)
    return says(
        left,
        " ({number} {kinds} isn’t counted)",
        " ({number} {kinds} aren’t counted)",
        number=f"{left:,}",
        kinds=words.several(kinds, "or"),
    )


def _proof(facts: Facts, plan, ids: tuple[str, ...]) -> str:
    """How many of a plan's complete tasks are shown to be, and how many it only reports, unless the verdict says so."""
    if not ids:
        return ""
    unshown = int(facts.unshown["plan_id"].eq(plan.plan_id).sum())
    proof = f"; {well.words_show(facts, ids)}"
    if not unshown or facts.late.empty:
        return proof
    number = f"{unshown:,}"
    if facts.is_one_plan:
        return proof + says(
            unshown,
            ", so {number} is reported complete without evidence",
            ", so {number} are reported complete without evidence",
            number=number,
        )
    return proof + says(
        unshown, ", so {number} is without evidence", ", so {number} are without evidence", number=number
    )


_GIVEN = {  # of the only late task: whether its cause is given, and recovery action
    (True, True): marked("Cause and recovery action are given"),
    (True, False): marked("The cause is given, recovery action isn’t"),
    (False, True): marked("Recovery action is given, the cause isn’t"),
    (False, False): marked("Neither cause nor recovery action is given"),
}
_BASES = {
    "declared": marked("{number} on the council’s own ratings"),
    "confirmed": marked("{number} as a person decided"),
    "computed": marked("{number} on this tool’s reading"),
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _well(facts: Facts) -> str:
    """What was finished since the last quarter, what is on schedule, which areas are all complete."""
    new = well.finished(facts)
    parts = []
    if new:
        refs = f" ({facts.refs(new)})" if len(new) <= _MOST_REFS else ""
        whose = telling.by_tool(telling.computed(facts, new), len(new))
        done = says(
            len(new),
            "{number} task was completed this quarter",
            "{number} tasks were completed this quarter",
            number=f"{len(new):,}",
        )
        parts.append(f"{done}{refs}{whose}")
    parts += [said for said in (well.on_schedule(facts), well.areas(facts)) if said]
    return f"{_capital('; '.join(parts))}." if parts else ""


def _late(facts: Facts) -> str:
    """How many tasks are late or off track, the longest by how much, and whether cause and recovery are given."""
    return f"{late.overdue(facts)}. {_given(facts)}.{_by_time_alone(facts)}" if len(facts.late) else ""


def _given(facts: Facts) -> str:
    """For how many of the late tasks a cause and recovery action are given; a plan without room for it isn't blamed."""
    number, cause, recovery = len(facts.late), late.given(facts, "cause"), late.given(facts, "recovery")
    if not recovery and late.without_column(facts):
        has_room = len(late.without_column(facts)) < facts.late["plan_id"].nunique()
        return f"{_without_recovery(number, cause, has_room=has_room)}; {late.no_column(facts)}"
    if number == 1:
        return say(_GIVEN[bool(cause), bool(recovery)])
    return say(
        "The cause is given for {cause}, recovery action for {recovery}",
        cause=telling.part(cause, number),
        recovery=telling.part(recovery, number),
    )


def _without_recovery(number: int, cause: int, *, has_room: bool) -> str:
    """For how many of the late tasks a cause is given, where recovery action is for none. has_room: a plan's for it."""
    if not cause:
        return say("No cause is given, nor any recovery action") if has_room else say("No cause is given")
    if number == 1:
        return say("The cause is given, no recovery action") if has_room else say("The cause is given")
    part = telling.part(cause, number)
    if has_room:
        return say("The cause is given for {part}, no recovery action", part=part)
    return say("The cause is given for {part}", part=part)


def _by_time_alone(facts: Facts) -> str:
    """That tasks are off track only as time has passed since stale words; "" where none is."""
    past, off_track = facts.value("past_since_words"), facts.value("off_track")
    if not past or _is_stale(facts):  # then the verdict says so
        return ""
    if off_track == 1:
        said = say("It is off track only because time has passed since the words were written.")
    elif past == off_track:
        said = say(
            "All {number} are off track only because time has passed since the words were written.",
            number=f"{past:,}",
        )
    else:
        said = says(
            past,
            "{number} is off track only because time has passed since the words were written.",
            "{number} are off track only because time has passed since the words were written.",
            number=f"{past:,}",
        )
    return f" {said}"


def _moved(facts: Facts) -> str:
    """Why complete and overdue moved since the end of the last quarter; "" where no plan had a version then."""
    plans = [plan for plan in facts.plans.itertuples() if plan.plan_id in facts.earlier]
    if len(plans) > _MOST_PLANS:
        return ""
    name = len(facts.plans) > 1
    told = [(plan, _bridge(facts, plan)) for plan in plans]
    return " ".join(f"{plan.title}: {said[:1].lower()}{said[1:]}" if name else said for plan, said in told)


def _bridge(facts: Facts, plan) -> str:
    rows = facts.moved[facts.moved["plan_id"] == plan.plan_id]
    if facts.is_compared(plan):
        return why_moved.said(rows)
    changed = set(rows.loc[rows["delta"] != 0, "measure"])
    told = [why_moved.complete(rows)] if changed & {"complete", "counted"} else []
    told += [why_moved.overdue(rows)] if "overdue" in changed else []
    return " ".join([say("No newer report came in."), *told])


def _training(facts: Facts, there: dict[str, Section]) -> str:
    """How training stands, as its own part has it; a pack of one plan needn't name it."""
    if "training" not in there:
        return ""
    said = there["training"].main[0].title.text
    own = f"{facts.plans['title'].iloc[0]}: " if facts.is_one_plan else ""
    return " ".join(part for part in (f"{said.removeprefix(own)}.", training.ahead(facts)) if part)


def _due(facts: Facts) -> str:
    """What fell due this quarter and what became of it, and when the next falls due."""
    rows = facts.due[facts.due["due_window"] == "next_quarter"]
    return " ".join(said for said in (_fell_due(facts), _falls_due(rows)) if said)


def _fell_due(facts: Facts) -> str:
    fell, done, today = facts.value("fell_due"), facts.value("fell_due_complete"), facts.value("due_today")
    if not fell:
        return ""
    if fell == 1:
        return _the_one(is_today=bool(today), is_done=bool(done))
    part = telling.part(done, fell)
    said = say("{number} tasks fell due this quarter", number=f"{fell:,}")
    if today == fell:
        said += say(" (all of them today)")
    elif today:
        said += say(" ({number} of them today)", number=f"{today:,}")
    if done > 1:
        return say("{said}; {part} are complete.", said=said, part=part)
    return say("{said}; {part} is complete.", said=said, part=part)


def _the_one(*, is_today: bool, is_done: bool) -> str:
    """That one task fell due, and whether it is complete."""
    if is_today:
        return (
            say("1 task fell due today; it is complete.")
            if is_done
            else say("1 task fell due today; it isn’t complete.")
        )
    return (
        say("1 task fell due this quarter; it is complete.")
        if is_done
        else say("1 task fell due this quarter; it isn’t complete.")
    )


def _falls_due(rows) -> str:
    if rows.empty:
        return ""
    number, last = len(rows), rows["due_on"].max()
    given = {"number": f"{number:,}", "day": words.day(last)}
    if rows["due_on"].min() == last:
        return says(number, "{number} task falls due on {day}.", "{number} tasks fall due on {day}.", **given)
    return says(number, "{number} task falls due by {day}.", "{number} tasks fall due by {day}.", **given)


def asking(pack: Pack, edited: Pack) -> Pack:
    """The pack, whose one page tells the recommendations as people have edited them: their own too, none hidden."""
    shown = {section.id: section for section in edited.sections if not section.is_hidden}
    text = _asked(shown)
    text = text[:1].upper() + text[1:]
    return replace(pack, sections=tuple(_asking(one, text) if one.id == ONE_PAGE else one for one in pack.sections))


def _asking(section: Section, text: str) -> Section:
    made = []
    for panel in section.panels:
        told = [one for one in panel.sentences if one.id != _ASKED]
        last = len(told) - sum(one.id == _CAVEATS for one in told)
        if text:
            told.insert(last, Sentence(_ASKED, text, text, panel.title.basis, label=say(_RECOMMENDED)))
        made.append(replace(panel, sentences=tuple(told)))
    return replace(section, panels=tuple(made))


def _asked(there: dict[str, Section]) -> str:
    """What the board is asked for, each in a few words."""
    panels = there["asked"].main if "asked" in there else ()
    told = [_brief(one, panel) for panel in panels for one in panel.sentences]
    more = len(told) - _MOST_ASKED
    few = told[:_MOST_ASKED] + ([say("and {number} more", number=f"{more:,}")] if more > 0 else [])
    return f"{'; '.join(few)}." if few else ""


def _brief(one: Sentence, panel: Panel) -> str:
    """The main clause of a recommendation, which stands before a colon, as far as a line bears."""
    overdue = [each.value for each in panel.figures if each.id == _OVERDUE]
    if one.id == f"asked.{_OVERDUE}" and one.text == one.generated and overdue:
        number = overdue[0]
        return says(number, "note the overdue task", "note the {number} overdue", number=f"{number:,}")
    text = words.shorten(_DETAIL.split(one.text.rstrip("."), maxsplit=1)[0], _LONGEST_ASKED)
    return text[:1].lower() + text[1:] if one.is_added else text


def _caveats(facts: Facts) -> str:
    """What to know before believing the page: old words, dates assumed, first versions, corrections, plans left out."""
    old = stale.said(zip(facts.plans["title"], facts.plans["stale_words"], strict=True))
    first = [plan.title for plan in facts.plans.itertuples() if plan.plan_id not in facts.earlier]
    told = [_assumed(facts, old)]
    if first:
        told.append(
            say("There is no earlier version to compare with.")
            if facts.is_one_plan
            else say("There is no earlier version of {plans} to compare with.", plans=_titles(first))
        )
    return " ".join([*(one for one in told if one), *quality.warnings(facts)])


def _assumed(facts: Facts, old: str) -> str:
    """Which words are old, and which versions' dates are assumed."""
    assumed = [plan for plan in facts.plans.itertuples() if plan.as_at_basis == "assumed"]
    if not assumed:
        return old
    if facts.is_one_plan:
        if old:
            return f"{old} {say('That date is assumed.')}"
        return say("The version’s date, {day}, is assumed.", day=words.day(assumed[0].snapshot_as_at))
    dated = _titles([f"{plan.title} ({words.day(plan.snapshot_as_at)})" for plan in assumed])
    said = says(
        len(assumed),
        "The version date of {plans} is assumed.",
        "The version dates of {plans} are assumed.",
        plans=dated,
    )
    return f"{old} {said}".strip()


def _titles(titles: list[str]) -> str:
    return words.several(titles) if len(titles) <= _MOST_PLANS else words.count(len(titles), "plan")


def _figures(facts: Facts) -> list[Figure]:
    unshown = telling.counted(
        "unshown", say("Reported complete without evidence"), facts.unshown["task_id"], len(facts.claimed)
    )
    shown = [telling.rated_figure(facts, "complete"), telling.figure(facts, "overdue")]
    shown += [telling.rated_figure(facts, "off_track"), telling.figure(facts, "next_quarter")]
    return [*shown, unshown] if unshown.of else shown
