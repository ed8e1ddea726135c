"""Lead cells as plans write them, and whom each names. Names outside the published plans are made up."""

import pytest

from loaders.interpret.leads import abbreviations, one_name_each, read_leads

P, T, B, R, U = "person", "team", "body", "role", "unknown"
CASES = [
    ("Sarah Lee/John Slater", [("Sarah Lee", P), ("John Slater", P)], []),
    ("Sarah Lee (John Slater/Marion Clay)", [("Sarah Lee", P), ("John Slater", P), ("Marion Clay", P)], []),
    ("Sarah Lee (+John Slater/Marion Clay)", [("Sarah Lee", P), ("John Slater", P), ("Marion Clay", P)], []),
    ("Sarah Lee & A&E Team consultants", [("Sarah Lee", P), ("A&E Team consultants", R)], []),
    ("A&E team and Police Prevent team", [("A&E team", T), ("Police Prevent team", T)], []),
    ("Tracy /Julie Dye", [("Tracy", P), ("Julie Dye", P)], ["first_name_only"]),
    ("Inspector Declan Cahill", [("Declan Cahill", P)], []),
    ("Prevent Officer – Una Marsh", [("Una Marsh", P)], []),
    ("Una Marsh, Prevent Officer", [("Una Marsh", P)], []),
    ("Community Safety Manager (Una Marsh)", [("Una Marsh", P)], []),
    ("Una Marsh GMP", [("Una Marsh", P)], []),
    ("Una Marsh\nOwen Pike", [("Una Marsh", P), ("Owen Pike", P)], []),
    ("Ottilie\nAbercorn", [("Ottilie Abercorn", P)], []),
    ("Una Marsh, Owen Pike and Ada Finch", [("Una Marsh", P), ("Owen Pike", P), ("Ada Finch", P)], []),
    ("Legal", [("Legal", T)], []),
    ("Comms / Una Marsh", [("Comms", T), ("Una Marsh", P)], []),
    ("CSP Chairs", [("CSP Chairs", B)], []),
    ("Prevent Lead/Prevent Working Group", [("Prevent Lead", R), ("Prevent Working Group", B)], []),
    ("OD Specialist, Assistant EDI Manager", [("OD Specialist", R), ("Assistant EDI Manager", R)], []),
    ("Head of HR and Organisational Development", [("Head of HR and Organisational Development", R)], []),
    ("Facilities Management & Waste", [("Facilities Management & Waste", U)], []),
    ("Place, Planning and Regeneration", [("Place, Planning and Regeneration", U)], []),
    ("Chair of SLSCB", [("Chair of SLSCB", R)], []),
    ("PD; EDI; ILS", [("PD", U), ("EDI", U), ("ILS", U)], []),
    ("N/K", [], ["no_lead"]),
    ("TBC", [], ["no_lead"]),
    ("", [], ["no_lead"]),
    ("No Further Action", [], ["disposition_as_lead"]),
]


@pytest.mark.parametrize(("written", "leads", "rules"), CASES, ids=[case[0] or "empty" for case in CASES])
def test_leads(written, leads, rules):
    read = read_leads(written)
    assert [(lead.lead, lead.lead_kind) for lead in read.leads] == leads
    assert [remark.rule for remark in read.remarks] == rules


def test_what_is_left_out_of_a_name_stays_in_its_words():
    assert read_leads("Inspector Declan Cahill").leads[0].lead_text == "Inspector Declan Cahill"


def _named(*cells, spelled_out=None):
    leads = [lead for cell in cells for lead in read_leads(cell).leads]
    named = one_name_each(leads, spelled_out or {})
    return [(named[lead].lead, named[lead].lead_kind) for lead in leads]


def test_spellings_of_one_lead_become_one_name():
    assert _named("A&E Team", "A&E team", "A&E Team consultants") == [("A&E Team", T)] * 3
    assert _named("Police Prevent", "Police Prevent Team", "Police Prevent team") == [("Police Prevent Team", T)] * 3
    assert _named("PAG members", "PAG") == [("PAG", B)] * 2


def test_a_trailing_word_stays_where_its_stem_is_no_lead():
    assert _named("Library staff") == [("Library staff", R)]


def test_initials_become_a_name_only_where_one_person_fits():
    assert _named("Una Marsh", "UM") == [("Una Marsh", P), ("Una Marsh", P)]
    assert _named("Una Marsh", "Ugo Mabey", "UM")[2] == ("UM", U)


def test_an_abbreviation_takes_the_kind_of_what_it_stands_for():
    spelled_out = abbreviations("The Strategic Contest Board (SCB) meets each term")
    assert spelled_out == {"SCB": "Strategic Contest Board"}
    assert _named("SCB", spelled_out=spelled_out) == [("SCB", B)]
