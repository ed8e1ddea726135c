"""Every sentence of the interface has its Welsh, with the same values in it."""

from helpers.catalogue import PLACE, catalogues, ill_marked, is_whole, said

from pages.said.language import CATALOGUES, ENGLISH, NAMES

OTHERS = sorted(set(NAMES) - {ENGLISH})


def test_there_is_a_catalogue_for_each_language():
    assert OTHERS == sorted(folder.name for folder in CATALOGUES.iterdir()) == ["cy"]


def test_nothing_is_said_that_a_catalogue_cannot_know():
    assert ill_marked() == []


def test_the_catalogues_are_complete_and_hold_nothing_else():
    wanted = set(said())
    for code in OTHERS:
        held = [one for catalogue in catalogues(code).values() for one in catalogue if one.id]
        ids = [one.id for one in held]
        assert sorted(map(str, set(ids) - wanted)) == []
        assert sorted(map(str, wanted - set(ids))) == []
        assert sorted({str(one) for one in ids if ids.count(one) > 1}) == []
        assert [one.id for one in held if not is_whole(one) or one.fuzzy] == []


def test_a_translation_has_the_places_of_its_english():
    for code in OTHERS:
        for one in (message for catalogue in catalogues(code).values() for message in catalogue if message.id):
            english = one.id if isinstance(one.id, str) else one.id[1]
            for form in one.string if isinstance(one.string, tuple) else (one.string,):
                places = set(PLACE.findall(form))
                assert places == set(PLACE.findall(english)) or (
                    isinstance(one.id, tuple) and places == places - {"number"}
                )
                assert all(place.isidentifier() for place in places)
