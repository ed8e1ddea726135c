"""The one page: where the plan stands and how sure that is, what is good, what is late, what moved, what is asked."""

import re
from collections import Counter
from dataclasses import replace

from pages.board.pack import late, quality, telling, training, well
from pages.board.pack.facts import Facts
from pages.board.pack.model import ONE_PAGE, Figure, Pack, Panel, Section, Sentence
from pages.said import stale, why_moved, words

_MOST_SENTENCES = 7
_MOST_PLANS = 3
_MOST_ASKED = 7
_ASKED, _CAVEATS, _RECOMMENDED = f"{ONE_PAGE}.asked", f"{ONE_PAGE}.caveats", "Recommended"
_MOST_REFS = 3
_OVERDUE = "overdue"
_LONGEST_ASKED = 90  # letters
_DETAIL = re.compile(r": | \(")


def section(facts: Facts, parts: list[Section]) -> Section:
    """The first part of the story, made from what the others found. parts: of the story, in order."""
    there = {part.id: part for part in parts if part.main}
    told = {
        "position": ("Position", _position(facts)),
        "well": ("Going well", _well(facts)),
        "late": ("Late or off track", _late(facts)),
        "moved": ("Since last quarter", _moved(facts)),
        "training": ("Training", _training(facts, there)),
        "due": ("Coming up", _due(facts)),
        "asked": (_RECOMMENDED, _asked(there)),
        "caveats": ("To bear in mind", _caveats(facts)),
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
    return telling.section(ONE_PAGE, "On one page", [panel])


def _shortened(told: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """At most seven sentences: training is told with what comes, where there are more."""
    if len(told) > _MOST_SENTENCES and {"training", "due"} <= set(told):
        _, trained = told.pop("training")
        told["due"] = ("Coming up", f"{told['due'][1]} {trained}")
    return told


def verdict(facts: Facts) -> str:
    """What a board most needs to know, in one clause or two."""
    done, counted = facts.value("complete"), facts.total("complete")
    if len(facts.late):
        return f"{_slipping(facts)}{_why_it_matters(facts)}"
    unshown = len(facts.unshown)
    if counted and done == counted:
        said = f"{telling.how_many(done, counted)} {_all_complete(unshown, len(facts.claimed))}"
        return f"On this tool’s reading {said}" if _is_computed(facts) else said
    if facts.value("no_information") == facts.value("tasks"):
        return f"Nothing is reported of {'the only task' if facts.value('tasks') == 1 else 'any task'}"
    if facts.value("undated") and facts.value("undated") == facts.total("undated"):
        said = "No open task has a date, so none can be seen to be late"
    else:
        said = "Nothing is late or off track"
    today = facts.value("due_today")
    if not unshown:
        return f"{said}; {words.count(today, 'task')} {telling.is_are(today)} due today" if today else said
    if len(facts.claimed) == 1:
        return f"{said}, but the task reported complete isn’t shown to be"
    return f"{said}, but {words.of(unshown, len(facts.claimed))} reported complete {_isnt(unshown)} shown to be"


def _is_computed(facts: Facts) -> bool:
    """Whether all that is complete is so on this tool's reading."""
    ids = facts.task_ids("complete")
    return telling.computed(facts, ids) == len(ids)


def _all_complete(unshown: int, claimed: int) -> str:
    """What follows a count of all tasks, which are complete: that they are, and how many aren't shown to be."""
    if not unshown:
        return "complete"
    left = "none is" if unshown == claimed > 1 else _isnt(unshown) if claimed == 1 else f"{unshown:,} {_isnt(unshown)}"
    return f"reported complete, but {left} shown to be"


def _isnt(number: int) -> str:
    return "isn’t" if number == 1 else "aren’t"


def _slipping(facts: Facts) -> str:
    """How many tasks are late: "12 of 37 tasks are overdue"; where they are all of one plan of several, which."""
    number, past = len(facts.late), int(facts.late["is_overdue"].sum())
    what = "overdue" if past == number else "overdue or off track" if past else "off track"
    titles = list(dict.fromkeys(facts.late["plan"]))
    where = "" if facts.is_one_plan or len(titles) > 1 else f", {'' if number == 1 else 'all '}in {titles[0]}"
    return f"{telling.how_many(number, facts.value('tasks'))} {what}{where}"


def _why_it_matters(facts: Facts) -> str:
    """What weighs most about the late tasks: no newer report, no way shown to make up for it, or as many due today."""
    if _is_stale(facts):
        late_ones = facts.plans[facts.plans["plan_id"].isin(set(facts.late["plan_id"]))]
        return f", with no report since {words.day(late_ones['snapshot_as_at'].max())}"
    number, lacking = len(facts.late), len(facts.late) - late.says(facts, "recovery")
    has_room = lacking < number or not late.without_column(facts)  # else nobody failed to write it
    if lacking and has_room:
        none = "no recovery action is given" if number == 1 else "none has a recovery action"
        return f"; {none if lacking == number else f'{lacking:,} {telling.has_have(lacking)} no recovery action'}"
    today = facts.value("due_today")
    return f"; {today:,} more {telling.is_are(today)} due today" if today else ""


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
        across = f"Across {len(plans)} plans {telling.how_many(done, counted)} complete"
        return f"{across}; {words.of(own, rated)} ratings {telling.is_are(own)} the council’s own."
    return " ".join(_standing(facts, plan) for plan in plans)


def _standing(facts: Facts, plan) -> str:
    """Where a plan stands, and how sure that is: on the council's own ratings, or on this tool's reading."""
    ids, counted = facts.task_ids("complete", plan.plan_id), facts.total("complete", plan.plan_id)
    rows = facts.tasks[facts.tasks["plan_id"] == plan.plan_id]
    of_all = Counter(rows["rating_basis"].dropna())
    whose = Counter(rows.loc[rows["task_id"].isin(set(ids)), "rating_basis"]) or of_all
    said = f"{telling.how_many(len(ids), counted)} complete{_uncounted(facts, plan, counted)}"
    is_told = facts.is_one_plan and facts.late.empty and 0 < len(ids) == counted  # by the verdict
    if is_told:
        said = f"{'it is' if counted == 1 else 'they are'} complete{_uncounted(facts, plan, counted)}"
    if not whose:
        told = f"{said}; no task has a rating"
    elif is_told and set(of_all) == {"computed"}:
        told = f"no rating is the council’s own{_uncounted(facts, plan, counted)}"
    elif set(whose) == {"computed"}:
        told = f"on this tool’s reading of the plan {said}"
        told += "" if set(of_all) > {"computed"} else "; no rating is the council’s own"
    elif len(whose) == 1:
        on = "on the council’s own ratings" if whose["declared"] else "as people decided"
        told = f"{on} {said}{_proof(facts, plan, ids) if whose['declared'] else ''}"
    else:
        shares = [f"{whose[basis]:,} {how}" for basis, how in _BASES.items() if whose[basis]]
        told = f"{said}: {words.several(shares)}{_proof(facts, plan, ids)}"
    return f"{_capital(told)}." if facts.is_one_plan else f"{plan.title}: {told}."


def _uncounted(facts: Facts, plan, counted: int) -> str:
    """Why fewer tasks are counted than the plan has: " (1 closed without doing isn’t counted)"; "" where all are."""
    left = facts.value("tasks", plan.plan_id) - counted
    closed, duplicates = (facts.value(code, plan.plan_id) for code in ("closed", "duplicates"))
    kinds = ["closed without doing"] * bool(closed) + ["decided a duplicate"] * bool(duplicates)
    what = words.several(kinds, "or")
    return f" ({left:,} {what} {_isnt(left)} counted)" if left else ""


def _proof(facts: Facts, plan, ids: tuple[str, ...]) -> str:
    """How many of a plan's complete tasks are shown to be, and how many it only reports, unless the verdict says so."""
    if not ids:
        return ""
    unshown = int(facts.unshown["plan_id"].eq(plan.plan_id).sum())
    proof = f"; {well.words_show(facts, ids)}"
    if not unshown or facts.late.empty:
        return proof
    what = "reported complete without evidence" if facts.is_one_plan else "without evidence"
    return f"{proof}, so {unshown:,} {telling.is_are(unshown)} {what}"


_GIVEN = {  # of the only late task: whether its cause is given, and recovery action
    (True, True): "Cause and recovery action are given",
    (True, False): "The cause is given, recovery action isn’t",
    (False, True): "Recovery action is given, the cause isn’t",
    (False, False): "Neither cause nor recovery action is given",
}
_BASES = {
    "declared": "on the council’s own ratings",
    "confirmed": "as a person decided",
    "computed": "on this tool’s reading",
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
        parts.append(f"{words.count(len(new), 'task')} {_were(len(new))} completed this quarter{refs}{whose}")
    parts += [said for said in (well.on_schedule(facts), well.areas(facts)) if said]
    return f"{_capital('; '.join(parts))}." if parts else ""


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _late(facts: Facts) -> str:
    """How many tasks are late or off track, the longest by how much, and whether cause and recovery are given."""
    return f"{late.overdue(facts)}. {_given(facts)}.{_by_time_alone(facts)}" if len(facts.late) else ""


def _given(facts: Facts) -> str:
    """For how many of the late tasks a cause and recovery action are given; a plan without room for it isn't blamed."""
    number, cause, recovery = len(facts.late), late.says(facts, "cause"), late.says(facts, "recovery")
    if not recovery and late.without_column(facts):
        of_one = "The cause is given" if number == 1 else f"The cause is given for {telling.part(cause, number)}"
        has_room = len(late.without_column(facts)) < facts.late["plan_id"].nunique()
        nor = ", nor any recovery action" if has_room and not cause else ", no recovery action" if has_room else ""
        return f"{of_one if cause else 'No cause is given'}{nor}; {late.no_column(facts)}"
    if number == 1:
        return _GIVEN[bool(cause), bool(recovery)]
    return f"The cause is given for {telling.part(cause, number)}, recovery action for {telling.part(recovery, number)}"


def _by_time_alone(facts: Facts) -> str:
    """That tasks are off track only as time has passed since stale words; "" where none is."""
    past, off_track = facts.value("past_since_words"), facts.value("off_track")
    if not past or _is_stale(facts):  # then the verdict says so
        return ""
    who = (
        "It is" if off_track == 1 else f"All {past:,} are" if past == off_track else f"{past:,} {telling.is_are(past)}"
    )
    return f" {who} off track {stale.SINCE_WORDS}."


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
    return " ".join(["No newer report came in.", *told])


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
        return f"1 task fell due {'today' if today else 'this quarter'}; it {'is' if done else 'isn’t'} complete."
    of_them = "all of them" if today == fell else f"{today:,} of them"
    on = f" ({of_them} today)" if today else ""
    return f"{fell:,} tasks fell due this quarter{on}; {telling.part(done, fell)} {telling.is_are(done)} complete."


def _falls_due(rows) -> str:
    if rows.empty:
        return ""
    first, last = rows["due_on"].min(), rows["due_on"].max()
    when = f"{'on' if first == last else 'by'} {words.day(last)}"
    return f"{words.count(len(rows), 'task')} {'falls' if len(rows) == 1 else 'fall'} due {when}."


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
            told.insert(last, Sentence(_ASKED, text, text, panel.title.basis, label=_RECOMMENDED))
        made.append(replace(panel, sentences=tuple(told)))
    return replace(section, panels=tuple(made))


def _asked(there: dict[str, Section]) -> str:
    """What the board is asked for, each in a few words."""
    panels = there["asked"].main if "asked" in there else ()
    told = [_brief(one, panel) for panel in panels for one in panel.sentences]
    more = len(told) - _MOST_ASKED
    few = told[:_MOST_ASKED] + ([f"and {more:,} more"] if more > 0 else [])
    return f"{'; '.join(few)}." if few else ""


def _brief(one: Sentence, panel: Panel) -> str:
    """The main clause of a recommendation, which stands before a colon, as far as a line bears."""
    overdue = [each.value for each in panel.figures if each.id == _OVERDUE]
    if one.id == f"asked.{_OVERDUE}" and one.text == one.generated and overdue:
        return "note the overdue task" if overdue[0] == 1 else f"note the {overdue[0]:,} overdue"
    text = words.shorten(_DETAIL.split(one.text.rstrip("."), maxsplit=1)[0], _LONGEST_ASKED)
    return text[:1].lower() + text[1:] if one.is_added else text


def _caveats(facts: Facts) -> str:
    """What to know before believing the page: old words, dates assumed, first versions, corrections, plans left out."""
    old = stale.said(zip(facts.plans["title"], facts.plans["stale_words"], strict=True))
    first = [plan.title for plan in facts.plans.itertuples() if plan.plan_id not in facts.earlier]
    told = [_assumed(facts, old)]
    if first:
        of = "" if facts.is_one_plan else f" of {_titles(first)}"
        told.append(f"There is no earlier version{of} to compare with.")
    return " ".join([*(one for one in told if one), *quality.warnings(facts)])


def _assumed(facts: Facts, old: str) -> str:
    """Which words are old, and which versions' dates are assumed."""
    assumed = [plan for plan in facts.plans.itertuples() if plan.as_at_basis == "assumed"]
    if not assumed:
        return old
    if facts.is_one_plan:
        date = words.day(assumed[0].snapshot_as_at)
        return f"{old} That date is assumed." if old else f"The version’s date, {date}, is assumed."
    dated = _titles([f"{plan.title} ({words.day(plan.snapshot_as_at)})" for plan in assumed])
    said = f"The version date{'s' if len(assumed) > 1 else ''} of {dated} {telling.is_are(len(assumed))} assumed."
    return f"{old} {said}".strip()


def _titles(titles: list[str]) -> str:
    return words.several(titles) if len(titles) <= _MOST_PLANS else words.count(len(titles), "plan")


def _figures(facts: Facts) -> list[Figure]:
    unshown = telling.counted(
        "unshown", "Reported complete without evidence", facts.unshown["task_id"], len(facts.claimed)
    )
    shown = [telling.rated_figure(facts, "complete"), telling.figure(facts, "overdue")]
    shown += [telling.rated_figure(facts, "off_track"), telling.figure(facts, "next_quarter")]
    return [*shown, unshown] if unshown.of else shown
