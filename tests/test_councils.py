"""The list of councils is whole, and a plan's council is told from it by its name alone, or not at all."""

from collections import Counter

import pytest
from helpers.sample_rows import insert

from loaders import open_database
from loaders.lookups.councils import council_names, councils, folded_name

# As the councils are written in plans, papers and addresses → the code; None where the words tell none for certain.
WRITTEN = {
    "W06000012": ["Neath Port Talbot", "Neath Port Talbot CBC", "NEATH PORT TALBOT COUNTY BOROUGH COUNCIL", "Cyngor Castell-nedd Port Talbot",
                  "Cyngor Bwrdeistref Sirol Castell-nedd Port Talbot", "Neath Port Talbot Council", "Neath  Port Talbot County Borough",
                  "Castell-nedd Port Talbot / Neath Port Talbot"],
    "E10000024": ["Nottinghamshire County Council", "Nottinghamshire", "Nottinghamshire CC",
                  "Nottinghamshire County Council, Children, Families and Cultural Services", "Nottinghamshire County Council (CFCS)"],
    "E06000018": ["Nottingham City Council", "Nottingham", "City of Nottingham", "Nottingham City"],
    "E09000025": ["London Borough of Newham", "Newham", "LB Newham", "LB of Newham", "Newham Council", "Newham London Borough Council"],
    "E09000013": ["London Borough of Hammersmith & Fulham", "Hammersmith and Fulham Council", "LB Hammersmith & Fulham"],
    "E09000033": ["Westminster City Council", "City of Westminster", "Westminster"],
    "E09000020": ["Royal Borough of Kensington and Chelsea", "The Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"],
    "E09000001": ["City of London Corporation", "City of London"],
    "E06000023": ["Bristol City Council", "Bristol", "City of Bristol", "Bristol, City of"],
    "E06000010": ["Hull City Council", "Kingston upon Hull City Council", "Kingston-upon-Hull"],
    "E09000021": ["Royal Borough of Kingston upon Thames", "Kingston upon Thames"],
    "E08000021": ["Newcastle City Council", "Newcastle upon Tyne City Council", "Newcastle-upon-Tyne"],
    "E07000195": ["Newcastle-under-Lyme Borough Council", "Newcastle under Lyme BC"],
    "E08000032": ["City of Bradford Metropolitan District Council", "Bradford MDC", "Bradford Council", "Bradford"],
    "E08000033": ["Calderdale MBC", "Calderdale Metropolitan Borough Council", "Calderdale"],
    "E08000013": ["St Helens Council", "St. Helens", "St Helens Metropolitan Borough Council"],
    "E08000025": ["Birmingham City Council", "Birmingham"],
    "E06000020": ["Telford & Wrekin Council", "Telford and Wrekin"],
    "E07000146": ["King's Lynn & West Norfolk", "Borough Council of King’s Lynn and West Norfolk"],
    "E06000058": ["Bournemouth, Christchurch and Poole Council", "Bournemouth Christchurch & Poole"],
    "E06000047": ["Durham County Council", "County Durham", "Durham"],
    "E06000066": ["Somerset Council", "Somerset"],
    "E10000027": ["Somerset County Council"],
    "E06000065": ["North Yorkshire Council", "North Yorkshire"],
    "E10000023": ["North Yorkshire County Council"],
    "E06000032": ["Luton Borough Council", "Luton Council", "Luton"],
    "E06000015": ["Derby City Council", "City of Derby"],
    "E10000007": ["Derbyshire County Council"],
    "W06000001": ["Isle of Anglesey County Council", "Cyngor Sir Ynys Môn", "Ynys Mon", "Anglesey"],
    "W06000015": ["Cardiff Council", "Cyngor Caerdydd", "City of Cardiff Council", "Caerdydd"],
    "W06000011": ["Swansea Council", "City and County of Swansea", "Cyngor Abertawe", "Cyngor Dinas a Sir Abertawe"],
    "W06000013": ["Bridgend CBC", "Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr"],
    "W06000016": ["Rhondda Cynon Taf County Borough Council", "Rhondda Cynon Taff"],
    "W06000002": ["Cyngor Gwynedd", "Gwynedd Council", "Gwynedd County Council"],
    "W06000014": ["Vale of Glamorgan Council", "The Vale of Glamorgan", "Bro Morgannwg"],
    "S12000036": ["City of Edinburgh Council", "Edinburgh"],
    "S12000017": ["The Highland Council", "Highland Council"],
    "S12000013": ["Comhairle nan Eilean Siar", "Western Isles"],
    None: ["Newcastle", "Kingston", "Nottingham County Council", "Derby County Council", "NPT", "Richmond", "Leeds City Council, Bradford Council",
           "Leeds and Bradford", "Safer Nottinghamshire Board", "Generated council 0001", "Nottinghamshire Police", "Council", "",
           "Nottinghamshir County Council", "Greater Manchester", "Oxford County Council"],
}  # fmt: skip


def test_a_plans_council_is_told_by_its_name_alone():
    names = {one.name: one.gss_code for one in council_names()}
    with open_database(":memory:") as connection:
        cases = [(written, code) for code, several in WRITTEN.items() for written in several]
        for number, (written, _) in enumerate(cases):
            insert(connection, "plan", plan_id=f"plan-{number:03}", council=written, title="Made up")
        found = connection.execute("select gss_code from plan_council order by plan_id").fetchall()
        folded = connection.execute("select folded_council(council) from plan order by plan_id").fetchall()
    assert len(cases) >= 100
    assert [(written, code) for (written, _), (code,) in zip(cases, found, strict=True)] == cases
    assert [one for (one,) in folded] == [folded_name(written) for written, _ in cases]
    assert names["somerset"] == names["somerset council"] != names["somerset county council"]


def test_every_council_of_the_list_is_told_by_each_name_that_is_its_own():
    names = {one.name: one.gss_code for one in council_names()}
    assert all(names[folded_name(one.official_name)] == one.gss_code for one in councils())
    current = [one for one in councils() if not one.until]
    assert all(names[folded_name(one.council)] == one.gss_code for one in current)
    assert all(names[folded_name(one.welsh_name)] == one.gss_code for one in current if one.welsh_name)


@pytest.mark.parametrize("is_former", [False, True])
def test_the_list_has_as_many_councils_of_each_kind_as_its_source_says(is_former):
    found = Counter(one.kind for one in councils() if bool(one.until) == is_former)
    is_now = {
        "county": 21,
        "unitary": 63,
        "district": 164,
        "metropolitan": 36,
        "london": 33,
        "welsh": 22,
        "scottish": 32,
    }
    assert found == ({"county": 6, "unitary": 2, "district": 40} if is_former else is_now)


def test_every_code_has_the_form_of_its_kind_and_nation():
    begins = {"county": "E10", "unitary": "E06", "district": "E07", "metropolitan": "E08", "london": "E09", "welsh": "W06",
              "scottish": "S12"}  # fmt: skip
    assert len({one.gss_code for one in councils()}) == len(councils())
    for one in councils():
        assert one.gss_code.startswith(begins[one.kind]) and len(one.gss_code) == 9 and one.gss_code[1:].isdigit(), one
        assert one.nation == {"E": "England", "W": "Wales", "S": "Scotland"}[one.gss_code[0]]
        assert (one.region == one.nation) == (one.nation != "England") and one.region, one
