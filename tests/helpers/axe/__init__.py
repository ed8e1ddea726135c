"""Holds a page in a browser against the rules of WCAG 2.2, levels A and AA, that axe-core can check.

axe.min.js is axe-core 4.14.0 as its authors publish it (Mozilla Public License 2.0, LICENSE beside it). exceptions.csv
lists what Streamlit itself draws and the dashboard can't change: rule, selector of the element, reason. Of those
elements the rule is forgiven; everything else counts.
"""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
SHA256 = "20c09fe157a8a34a30e241aaa1fcdade657734f08ab379ecfbeb7d45cc46e878"  # of axe.min.js
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
CONTRAST = ("color-contrast",)  # the rules that a colour scheme bears on

_RUN = """async ([tags, rules, forgiven]) => {
    const runOnly = rules.length ? {type: "rule", values: rules} : {type: "tag", values: tags};
    const found = await axe.run(document, {runOnly, resultTypes: ["violations"], elementRef: true});
    const counts = (rule, {element}) => !forgiven.some((one) => one.rule === rule && element?.matches(one.selector));
    return found.violations.flatMap((rule) => rule.nodes.filter((node) => counts(rule.id, node)).map((node) =>
        `${rule.id} at ${node.target.join(" ")}: ${node.html.slice(0, 300)} (${node.failureSummary.split("\\n").slice(1).join(";")})`));
}"""


def violations(page, rules: tuple[str, ...] = ()) -> list[str]:
    """What breaks a rule on a page as it stands: rule, element and why. rules: only these; left out, all of A and AA."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    return page.evaluate(_RUN, [list(TAGS), list(rules), exceptions()])


@cache
def exceptions() -> list[dict[str, str]]:
    """What is forgiven, and why."""
    with (FOLDER / "exceptions.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def _script() -> str:
    return (FOLDER / "axe.min.js").read_text(encoding="utf-8")
