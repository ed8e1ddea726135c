"""Status and progress words, and what they report. The sentences are made up for the tests."""

import pytest

from loaders.interpret.evidence import contradicts_complete, read_evidence

CASES = [
    ("Leaflet published and feedback received", "done"),
    ("Guidance has been written and circulated", "done"),
    ("Completed.", "done"),
    ("Achieved.", "done"),
    ("100%", "done"),
    ("Workshop run; evidence that many have acted upon it. Leaflets delivered", "done"),
    ("Sessions delivered. Will assess whether more are needed next year", "done"),
    ("Reviewed and ongoing dialogue", "done"),
    ("Several sessions delivered and more booked", "done"),
    ("Courses delivered. An online course also offered and taken up by some staff", "done"),
    ("A panel has been formed to keep risks under continuous review", "done"),
    ("We are assured that the right filters are in place", "done"),
    ("Several teams have already completed the training", "partly"),
    ("Most staff trained", "partly"),
    ("Some staff received training but have not delivered it more widely", "partly"),
    ("Filters are in place; however attempts are not currently being reported", "partly"),
    ("Partially complete", "partly"),
    ("A strategy is underway", "under_way"),
    ("In progress", "under_way"),
    ("Drafted - examples being collected", "under_way"),
    ("A draft rota is in place and will go to the board", "under_way"),
    ("Working with schools", "under_way"),
    ("On the agenda for the June meeting", "under_way"),
    ("60% complete", "under_way"),
    ("Managers have been advised to ensure staff complete the course", "under_way"),
    ("Training continues on a rolling programme", "routine"),
    ("Events on a termly basis", "routine"),
    ("Risk is continuously reviewed", "routine"),
    ("Not yet started. Some groundwork underway", "not_started"),
    ("Not yet completed", "not_started"),
    ("The policy was not reviewed", "not_started"),
    ("No action taken", "not_started"),
    ("Guidance written. Not sure if it has been used", "unknown"),
    ("How to do this is unclear", "unknown"),
    ("To be considered", "unknown"),
    ("A page will be added to the website", "unknown"),
    ("Training needs to be arranged, and the policy will be reviewed", "unknown"),
    ("There are no plans to merge the panels", "declined"),
    ("Explored, but there is no real advantage to it", "declined"),
    ("The current chair will remain in post", "declined"),
    ("Replaced by an online course", "replaced"),
    ("", "none"),
    ("N/A", "none"),
]


@pytest.mark.parametrize(("words", "class_"), CASES, ids=[case[0] or "empty" for case in CASES])
def test_evidence(words, class_):
    assert read_evidence([words]).class_ == class_


def test_the_first_stage_of_two_is_partly_done():
    assert read_evidence(["Session prepared"], "To prepare and deliver a session").class_ == "partly"
    assert read_evidence(["Session prepared"], "To prepare a session").class_ == "done"
    assert read_evidence(["Prepared. Session delivered"], "To prepare and deliver a session").class_ == "done"


def test_status_and_progress_are_read_together():
    assert read_evidence(["Leaflet published", "Website is being written"]).class_ == "under_way"


def test_the_phrase_is_the_documents_own():
    assert read_evidence(["Guidance was circulated. More will follow"]).phrase == "Guidance was circulated"


@pytest.mark.parametrize("word", ["delivered", "completed", "published", "agreed", "trained", "in place"])
@pytest.mark.parametrize("negation", ["has not been {}", "was never {}", "hasn't been {}", "not yet {}"])
def test_nothing_negated_reads_as_done(word, negation):
    assert read_evidence([f"The work {negation.format(word)}"]).class_ != "done"


def test_what_contradicts_a_completion():
    assert contradicts_complete(read_evidence(["Not yet started"]))
    assert contradicts_complete(read_evidence(["Policy is being drafted"]))
    assert not contradicts_complete(read_evidence(["Policy published"]))
    assert not contradicts_complete(read_evidence(["Working with schools"]))
