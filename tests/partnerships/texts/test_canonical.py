"""What people typed can't change how a text is read, and what is shown is what is signed."""

import unicodedata

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.actions import versions
from partnerships.texts.agreement import text_of
from partnerships.texts.canonical import Sheet, one_line, read, sha256
from partnerships.texts.contents import contents
from tests.partnerships import signing
from tests.partnerships import table as laying

TYPED = st.text(
    st.characters(codec="utf-8") | st.sampled_from("#-* \n\r\t>|\u202e"), max_size=60
)


def words_of(block):
    if block["kind"] == "facts":
        return [cell for row in block["rows"] for cell in row]
    return block.get("paragraphs") or block.get("points") or [block["text"]]


@given(st.lists(st.tuples(st.sampled_from("hfwp"), TYPED, TYPED), max_size=6), TYPED)
@settings(deadline=None, max_examples=150)
def test_every_text_reads_back_as_it_was_written(parts, title):
    sheet, expected = Sheet(), []
    sheet.title(f"T{title}")
    for kind, first, second in parts:
        if kind == "h" and one_line(first):
            sheet.heading(first)
            expected.append(("heading", [one_line(first)]))
        elif kind == "f" and one_line(second):
            sheet.heading("x")
            sheet.fact(first, second)
            expected.append(("heading", ["x"]))
            expected.append(("facts", [one_line(first) or "…", one_line(second)]))
        elif kind == "w" and one_line(first):
            sheet.heading("y")
            sheet.words(first)
            expected.append(("heading", ["y"]))
            expected.append(("words", [one_line(first)]))
        elif kind == "p" and one_line(first):
            sheet.heading("z")
            sheet.points([first])
            expected.append(("heading", ["z"]))
            expected.append(("points", [one_line(first)]))

    text = sheet.text()
    found = read(text)
    joined = []
    for block in found.blocks:
        said = [one_line(each) for each in words_of(block)]
        if block["kind"] == "words" and joined and joined[-1][0] == "words":
            joined[-1] = ("words", [" ".join(joined[-1][1] + said)])
        else:
            joined.append((block["kind"], said))

    assert one_line(found.title) == one_line(f"T{title}")
    assert joined == expected
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert "\r" not in text
    assert "\n\n\n" not in text


def test_one_sign_more_is_another_fingerprint():
    assert sha256("# A\n") != sha256("# A \n")


def test_signs_that_nobody_sees_do_not_turn_a_line_around():
    sheet = Sheet()
    sheet.words("pay \u202e0001\u202c now\x00")

    assert sheet.text() == "  pay 0001 now\n"


@pytest.fixture
def agreement():
    return signing.agreed(laying.laid())


def test_a_text_says_everything_that_the_version_says(agreement):
    text = text_of(contents(agreement, agreement.agreed_id))

    for name in versions.TERMS:
        value = getattr(agreement.agreed, name)
        if isinstance(value, str) and len(value) > 20:
            assert value in text, name
    for words in (
        agreement.reference,
        "Northwind Pharma",
        "Rare Lung Alliance",
        "£12,000.00",
        "No VAT applies",
        "1 May 2026",
        "30 April 2027",
        "EFPIA Code of Practice 2019",
        "apparent from the outset",
    ):
        assert words in text


def test_a_text_is_in_the_language_of_the_agreement_whoever_asks(agreement):
    with translation.override("fr"):
        french = text_of(contents(agreement, agreement.agreed_id))
    with translation.override("en-gb"):
        english = text_of(contents(agreement, agreement.agreed_id))

    assert french == english


def test_every_column_of_a_version_that_is_agreed_is_in_the_text(agreement):
    """A new column must be written into the text, or said here why it is not."""
    table = laying.laid()
    draft = laying.drafted(table)
    about_the_paper = {"public_title"}  # of the register, not of the agreement
    base = contents(draft, draft.versions.get().pk)
    empty = text_of(base)
    for name in set(versions.TERMS) - about_the_paper - {"paper", "currency"}:
        version = draft.versions.get()
        for value in (_other(version, name),):
            setattr(version, name, value)
        changed = type(base)(**{**base.__dict__, "version": version})
        if name in {"vat_treatment"}:
            version.amount = 12000
        if name == "accompanying_carer":
            version.accompanying = True

        assert text_of(changed) != empty, name


def _other(version, name):
    field = version._meta.get_field(name)
    before = getattr(version, name)
    kind = field.get_internal_type()
    if kind == "BooleanField":
        return not before
    if kind == "DecimalField":
        return 7
    if kind == "DateField":
        return laying.TODAY
    if kind == "ArrayField":
        return ["A code"]
    return "included" if name == "vat_treatment" else "Something else is said here."
