import datetime
import io
import re
import zlib

import pytest
from django.utils import translation
from pypdf import PdfReader

from documents import pdf

DAY = datetime.date(2026, 3, 1)


def _paper(*texts, rows=()):
    columns = [pdf.Column("Company", weight=2), pdf.Column("Amount", amount=True)]
    return pdf.Paper(
        "Funding statement",
        "Made on 1 March 2026",
        "Rare Lung Alliance",
        [
            pdf.heading("What was given"),
            pdf.words(*texts),
            pdf.points(["One", "Two"]),
            pdf.facts([("Made by", "Administrator\nof the organisation")]),
            pdf.listing(columns, rows),
        ],
    )


def test_file_is_tagged_for_screen_readers_and_in_its_language():
    with translation.override("fr"):
        data = pdf.made(_paper("Bonjour", rows=[("A", "€1.00")]), on=DAY)

    assert data.startswith(b"%PDF-")
    assert b"/MarkInfo" in data
    assert b"/Lang(fr)" in data
    assert re.search(rb"pdfuaid:part>1", data)


@pytest.mark.parametrize(
    "text", ["Ελληνικά", "Українська їжак ґанок", "日本語のテキスト", "العربية نص"]
)
def test_scripts_of_our_users_are_shown(text):
    shown = _signs(pdf.made(_paper(text), on=DAY))

    assert set(text) - shown - {" "} == set()


def test_signs_without_letters_are_named_in_the_file_itself():
    whole = _signs(pdf.made(_paper("Hello"), on=DAY))
    less = _signs(pdf.made(_paper("한국"), on=DAY))

    assert "한" not in less
    assert whole.isdisjoint("?+")
    assert set("U+D55C HANGUL SYLLABLE?") - {" "} <= less


def test_words_can_be_searched_and_copied_beside_an_address_without_breaks():
    address = "https://evenhand.example/register/reports/be5t7rmznmx4mkodt/"
    data = pdf.made(_paper("A helpline for 94 kind families", address * 3), on=DAY)
    read = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)

    assert "A helpline for 94 kind families" in read
    assert address * 3 in read.replace("\n", "")
    assert "\N{ZERO WIDTH SPACE}" not in read


def _signs(data):
    """What the file says that its letters mean (the fonts' ToUnicode tables)."""
    signs = set()
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            text = zlib.decompress(found[1])
        except zlib.error:
            continue
        if b"beginbfchar" in text:
            for written in re.findall(rb"> <([0-9A-Fa-f]+)>", text):
                signs |= set(bytes.fromhex(written.decode()).decode("utf-16-be"))
    return signs


def test_what_is_told_is_never_read_as_markup():
    """Each of these would end the compiler's work, or read a file, as markup."""
    hostile = '#read("/etc/passwd") #panic("x") $x^2 */ \\ ] "'

    data = pdf.made(_paper(hostile, rows=[(hostile, "€1.00")]), on=DAY)

    assert data.startswith(b"%PDF-")
