"""Numbers in registers: what is right, what a wrong digit or form looks like, how they are kept."""

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from organisations.identifiers import (
    kept,
    parted,
    problem,
    scheme_kept,
    shown,
    standing,
)
from organisations.identifiers.numbers import CODE
from organisations.identifiers.schemes import SCHEMES

LISTS = Path(__file__).parents[4] / "shared" / "data" / "org_id_lists.csv"
CHECKED = [code for code, scheme in SCHEMES.items() if scheme.check]
CERTAIN = [code for code in CHECKED if SCHEMES[code].any_digit]


@pytest.mark.parametrize("code", SCHEMES)
def test_an_example_is_right_in_every_form_it_is_written(code):
    scheme = SCHEMES[code]
    written = scheme.shown(scheme.example)

    assert CODE.fullmatch(code)
    assert scheme.source
    assert problem(code, scheme.example) == ""
    for text in (written, written.lower(), f" {written} ", written.replace("-", "‑")):
        assert kept(code, text) == scheme.example


@pytest.mark.parametrize("code", SCHEMES)
@pytest.mark.parametrize("text", ["", "7", "ABC", "12345678901234567890123", "１２３"])
def test_another_form_is_refused_with_an_example(code, text):
    value = kept(code, text)
    assume_wrong = not SCHEMES[code].has_form(value)

    assert (SCHEMES[code].shown(SCHEMES[code].example) in problem(code, value)) is (
        assume_wrong
    )
    assert not SCHEMES[code].has_form("")


@pytest.mark.parametrize("code", CHECKED)
def test_a_wrong_check_digit_is_refused(code):
    example = SCHEMES[code].example
    place = max(i for i, sign in enumerate(example[:8]) if sign.isdigit())
    others = [
        example[:place] + digit + example[place + 1 :]
        for digit in "0123456789"
        if digit != example[place]
    ]

    refused = [value for value in others if "wrong check digit" in problem(code, value)]

    assert len(refused) >= len(others) - 1


@pytest.mark.parametrize("code", CERTAIN)
@given(data=st.data())
def test_every_single_wrong_digit_is_caught_where_the_register_promises_it(code, data):
    scheme = SCHEMES[code]
    digits = [i for i, sign in enumerate(scheme.example) if sign.isdigit()]
    if code == "HU-AFA":
        digits = digits[:8]  # what follows is the kind of taxpayer and the county
    place = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(digit != scheme.example[place])

    wrong = scheme.example[:place] + digit + scheme.example[place + 1 :]

    assert problem(code, wrong) != ""


@pytest.mark.parametrize("code", sorted(set(CHECKED) - set(CERTAIN)))
def test_a_register_that_forgives_some_digits_catches_most(code):
    example = SCHEMES[code].example
    wrong = [
        example[:place] + digit + example[place + 1 :]
        for place in range(len(example))
        for digit in "0123456789"
        if digit != example[place]
    ]

    caught = [value for value in wrong if problem(code, value)]

    assert len(caught) > len(wrong) * 0.85


@pytest.mark.parametrize(
    ("scheme", "text", "value"),
    [
        ("GB-COH", "123456", "00123456"),
        ("GB-COH", "sc 123456", "SC123456"),
        ("GB-SC", "12345", "SC012345"),
        ("GB-NIC", "NIC101234", "101234"),
        ("BE-BCE_KBO", "BE 123.456.749", "0123456749"),
        ("CH-FDJP", "123.456.788", "CHE123456788"),
        ("FR-INSEE", "123 456 782", "123456782"),
        ("GB-CHC", "1000003-1", "1000003-1"),
        ("XI-ROR", "https://ror.org/0123ab464", "0123AB464"),
        ("SE-ON", "802123-4565", "8021234565"),
        ("ZZ-UNKNOWN", "No. 12 / b", "NO.12/B"),
    ],
)
def test_numbers_are_kept_in_one_form(scheme, text, value):
    assert kept(scheme, text) == value
    assert kept(scheme, value) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GB-CHC-1000003", ("GB-CHC", "1000003")),
        ("gb-coh-123456", ("GB-COH", "00123456")),
        ("GB-CHC:1000003-1", ("GB-CHC", "1000003-1")),
        ("BE-KBO-0123.456.749", ("BE-BCE_KBO", "0123456749")),
        ("DE-CR-VR1234-BERLIN", ("DE-CR", "VR1234-BERLIN")),
        ("XX-YY_Z-1", ("XX-YY_Z", "1")),
        ("1000003", None),
        ("GB-CHC", None),
    ],
)
def test_register_and_number_in_one_are_parted(text, found):
    assert parted(text) == found


def test_la_poste_numbers_its_establishments_by_a_rule_of_its_own():
    assert problem("FR-SIRET", "35600000000048") == ""
    assert problem("FR-SIRET", "35600000049837") == ""
    assert "wrong check digit" in problem("FR-SIRET", "35600000049838")


def test_other_names_of_a_register_mean_one_code_and_unknown_ones_are_accepted():
    assert [scheme_kept(text) for text in ("be-kbo", "FR-SIREN", "KE-NCB")] == [
        "BE-BCE_KBO",
        "FR-INSEE",
        "KE-NCB",
    ]
    assert problem("KE-NCB", "OP.218") == ""
    assert "org-id.guide" in problem("charity", "1")


def test_how_sure_a_number_is_stands_beside_it():
    day = datetime.date(2026, 3, 1)

    assert shown("BE-BCE_KBO", "0123456749") == "BE-BCE_KBO 0123.456.749"
    assert [
        standing("BE-BCE_KBO", "0123456749", None),
        standing("BE-BCE_KBO", "0123456740", None),
        standing("GB-CHC", "1000003", None),
        standing("KE-NCB", "OP.218", None),
        standing("GB-CHC", "1000003", day),
    ] == [
        "check digit right, not verified",
        "wrong check digit",
        "not checked",
        "not checked",
        "verified by a registrar on 1 March 2026",
    ]


@pytest.mark.skipif(not LISTS.exists(), reason="the real list is not here")
def test_codes_and_examples_are_those_of_the_list_of_lists():
    with LISTS.open(encoding="utf-8", errors="replace") as file:
        lists = {row["code"]: row for row in csv.DictReader(file)}

    assert {code for code, scheme in SCHEMES.items() if not scheme.own} <= set(lists)
    assert not {code for code, scheme in SCHEMES.items() if scheme.own} & set(lists)
    for code in set(SCHEMES) & set(lists) - {"HU-AFA", "FR-RCS"}:
        for example in filter(str.strip, lists[code]["example_ids"].split(",")):
            assert problem(code, kept(code, example)) == "", (code, example)
