"""What an address asks of the Board page that there isn't, in one sentence each."""

import pytest

from pages.board.chooser.words import left_out, older


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"plans": ["a", "b"], "plan": ["All plans"], "audience": ["public"], "open": ["files"]}, []),
        ({"plans": ["a", "x"]}, ["There is no plan “x” here: shown are the others."]),
        ({"plans": ["x", "y"]}, ["There are no plans “x” and “y” here; another is shown."]),
        (
            {"plans": ["a", "b"], "plan": ["A"]},
            ["This address names one plan, and others under “plans”: shown is the one."],
        ),
        ({"audience": ["x"]}, ["There is no audience “x”: shown is the board’s pack."]),
        ({"audience": ["lead"], "whose": ["Ann"]}, []),
        ({"audience": ["lead"], "whose": ["Zoe"]}, ["“Zoe” leads no task of this pack: choose whose it is."]),
        ({"issued": ["gone"]}, ["No pack was issued under “gone”: choose one from the list of issued packs."]),
        ({"open": ["x"], "issued": ["p"]}, ["Nothing on this page is called “x”."]),
    ],
)
def test_what_an_address_names_and_there_is_not_is_said(named, said):
    assert left_out(named, plans=["a", "b"], leads=["Ann"], issued=["p"]) == said


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        ([], ""),
        (["A"], "Not in this pack: A, which has no version of this quarter. Choose it under Plans to add it."),
        (["A", "B"], "Not in this pack: A and B, which have no version of this quarter. Choose them under Plans to add them."),
        (list("ABCDE"), "Not in this pack: 5 plans, which have no version of this quarter. Choose them under Plans to add them."),
    ],
)  # fmt: skip
def test_plans_that_a_pack_of_all_leaves_out_are_named(titles, said):
    assert older(titles) == said
