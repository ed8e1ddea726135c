"""Numbers that stand for one person, told by their form and their check digit or letter; pure functions of a text."""

import re

_MODULUS = 11
_LETTERS_OF_PUPILS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_LETTERS_OF_POLICE = "ZABCDEFGHJKLMNPQRTUVWXY"
_NHS = re.compile(r"^\d{3}([ -]?)\d{3}\1\d{4}$")
_INSURANCE = re.compile(r"^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]$")
_PUPIL = re.compile(r"^[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]$")
_PNC = re.compile(r"^(?:19|20)?(\d\d)/(\d{1,7})([A-HJ-NP-RT-Z])$")
_CRO = re.compile(r"^(\d{1,6})/(\d\d)([A-HJ-NP-RT-Z])$")


def is_nhs_number(text: str) -> bool:
    """Whether ten digits are an NHS, CHI or Health and Care number: issued so far, and right by modulus 11.

    The NHS Data Dictionary gives the rule. England and Wales use 4, 6 and 7 as the first digit (9 is for tests),
    Northern Ireland 3; a CHI number begins with a date of birth as DDMMYY.
    """
    if not _NHS.match(text):
        return False
    digits = [int(character) for character in text if character.isdigit()]
    if len(set(digits)) == 1 or not (digits[0] in (3, 4, 6, 7, 9) or _begins_with_day(digits)):
        return False
    total = sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True))
    return total % _MODULUS == 0


def _begins_with_day(digits: list[int]) -> bool:
    return 1 <= 10 * digits[0] + digits[1] <= 31 and 1 <= 10 * digits[2] + digits[3] <= 12


def is_insurance_number(text: str) -> bool:
    """Whether a text has the form of a National Insurance number with a prefix that HMRC's manual NIM39110 allows."""
    return bool(_INSURANCE.match(text))


def is_pupil_number(text: str) -> bool:
    """Whether a text is a unique pupil number with its right check letter, by the Department for Education's guide.

    The 12 characters after the letter weigh 2 to 13; the last may be a letter in a temporary number.
    """
    if not _PUPIL.match(text):
        return False
    values = [int(one) if one.isdigit() else _LETTERS_OF_PUPILS.index(one) for one in text[1:]]
    total = sum(weight * value for weight, value in enumerate(values, start=2))
    return _LETTERS_OF_PUPILS[total % len(_LETTERS_OF_PUPILS)] == text[0]


def is_police_number(text: str) -> bool:
    """Whether a text is a number of the Police National Computer or of criminal records with its right check letter.

    Year and serial together, modulus 23, give the letter.
    """
    if found := _PNC.match(text):
        year, serial, letter = found.groups()
        return letter == _LETTERS_OF_POLICE[int(f"{year}{serial:0>7}") % len(_LETTERS_OF_POLICE)]
    if found := _CRO.match(text):
        serial, year, letter = found.groups()
        return letter == _LETTERS_OF_POLICE[int(f"{year}{serial:0>6}") % len(_LETTERS_OF_POLICE)]
    return False
