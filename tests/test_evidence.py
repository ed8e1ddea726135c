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
    ("60% complete", "partly"),
    ("Managers have been advised to ensure staff complete the course", "under_way"),
    ("Training continues on a rolling programme", "routine"),
    ("Events on a termly basis", "routine"),
    ("Risk is continuously reviewed", "routine"),
    ("Not yet started. Some groundwork underway", "not_started"),
    ("Not yet completed", "unknown"),
    ("The policy was not reviewed", "not_started"),
    ("No action taken", "not_started"),
    ("Guidance written. Not sure if it has been used", "unknown"),
    ("How to do this is unclear", "unknown"),
    ("To be considered", "unknown"),
    ("A page will be added to the website", "unknown"),
    ("Training needs to be arranged, and the policy will be reviewed", "not_started"),
    ("There is work to be done on this", "not_started"),
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


def test_words_that_decide_are_named_whole():
    told = read_evidence(
        ["62 % of the 140 schools have returned the form; chasing others"], "Get the form from all schools"
    )
    assert told.class_ == "partly" and told.phrase.startswith("62 % of the 140 schools have returned the form")


ASKED = [
    ("340 staff trained out of 600", "Train 600 staff", "partly"),
    ("12 schools briefed, 30 remaining", "Brief all 42 schools", "partly"),
    ("North and East visited. West still to be visited", "Visit the three hubs", "partly"),
    ("Two forums held", "Hold four forums a year", "partly"),
    ("Six recruited", "Recruit five champions", "done"),
    ("Completed?", "Review the policy", "unknown"),
    ("Concerns have been raised that this has not been completed", "Write guidance", "unknown"),
    ("Little has been achieved", "Engage faith groups", "not_started"),
    ("Policy agreed to be rewritten", "Write a policy", "not_started"),
    ("Meeting held with the college", "Agree a protocol with the college", "under_way"),
    ("Meeting held with the college", "Hold a meeting with the college", "done"),
    ("Guidance drafted", "Draft guidance", "done"),
    ("Guidance drafted", "Publish guidance", "under_way"),
    (
        "All delegates are given the national pack with its referral form and leaflets",
        "Create training packs for local people, including local case studies",
        "unknown",
    ),
]


@pytest.mark.parametrize(("words", "action", "class_"), ASKED)
def test_words_are_held_against_the_action(words, action, class_):
    assert read_evidence([words], action).class_ == class_


def test_what_contradicts_a_completion():
    assert contradicts_complete(read_evidence(["Not yet started"]))
    assert contradicts_complete(read_evidence(["Policy is being drafted"]))
    assert not contradicts_complete(read_evidence(["Policy published"]))
    assert not contradicts_complete(read_evidence(["Working with schools"]))
