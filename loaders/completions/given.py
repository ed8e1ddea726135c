"""What each course and group of a file is called in what is given of it: what may be somebody is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.completions.courses import programme_of
from loaders.completions.naming import may_name_somebody, without_numbers
from loaders.completions.people import People
from loaders.completions.rows import Said
from loaders.counted import counted


@dataclass(frozen=True)
class Given:
    """Courses and groups as written, each as it is given ("": not at all), and how many aren't as written, by why.

    untitled are the courses called as a programme is, since none but a doubtful title names them; personal those that
    aren't given since they name one of the file's people.
    """

    courses: dict[str, str]
    groups: dict[str, str]
    untitled: frozenset[str]
    personal: frozenset[str]
    groups_named: int
    groups_like_names: int
    titles_like_names: int
    numbers: int
    keeps_names: bool

    @property
    def like_names(self) -> int:
        """How many groups and titles look like a person's name."""
        return self.groups_like_names + self.titles_like_names

    def notes(self) -> tuple[str, ...]:
        """What isn't given as written, in sentences that quote nothing."""
        found = []
        if self.groups_named:
            found.append(f"{counted(self.groups_named, 'group')} named as a person is: counted without a group.")
        if self.groups_like_names and not self.keeps_names:
            looks = "looks" if self.groups_like_names == 1 else "look"
            groups = counted(self.groups_like_names, "group")
            found.append(f"{groups} {looks} like a person’s name: counted without a group.")
        if self.titles_like_names and not self.keeps_names:
            holds = "seems to hold" if self.titles_like_names == 1 else "seem to hold"
            titles = counted(self.titles_like_names, "course title")
            found.append(f"{titles} {holds} a person’s name: given as its Prevent programme, or not at all.")
        if self.numbers:
            holds = "group or course holds" if self.numbers == 1 else "groups or courses hold"
            found.append(f"{self.numbers:,} {holds} a number or an address that may be somebody’s: given without it.")
        return tuple(found)


def given_of(said: Sequence[Said], people: People, untitled: frozenset[str], *, keeps_names: bool) -> Given:
    """What the courses and groups of some rows are called; untitled: the courses that no cell names.

    keeps_names: those that look like a person's name too; one that names one of the file's people is never given.
    """
    courses = dict.fromkeys(one.course for one in said)
    groups = dict.fromkeys(one.group for one in said if one.group)
    personal = frozenset(one for one in courses if one not in untitled and people.are_named_in(one))
    named = {one for one in groups if people.are_named_in(one) or people.may_be_somebody(one)}
    bare = {one: one if one in untitled else without_numbers(one) for one in [*courses, *groups]}
    doubtful = {one for one, text in bare.items() if one not in untitled and may_name_somebody(text)}
    left_out = set() if keeps_names else doubtful
    by_programme = {one: programme_of(one) for one in courses if one in left_out and one not in personal}
    titles = {one: "" if one in personal else by_programme.get(one, bare[one]) for one in courses}
    called = {one: "" if one in named or one in left_out else bare[one] for one in groups}
    return Given(
        courses=_spelled_one_way(titles),
        groups=_spelled_one_way(called),
        untitled=untitled | frozenset(filter(None, by_programme.values())),
        personal=personal,
        groups_named=len(named),
        groups_like_names=len(doubtful & groups.keys() - named),
        titles_like_names=len(doubtful & courses.keys() - personal),
        numbers=sum(text != one for one, text in bare.items() if one not in named and one not in personal),
        keeps_names=keeps_names,
    )


def _spelled_one_way(called: dict[str, str]) -> dict[str, str]:
    """The same, with each spelled as where it first occurs, in whatever letters and punctuation."""
    first: dict[str, str] = {}
    return {text: first.setdefault(lookups.fold(one), one) for text, one in called.items()}
