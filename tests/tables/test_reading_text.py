"""Separated text as finance systems, spreadsheet programs and scripts write it."""

import pytest

from tables.reading import MAX_UPLOAD, Options, Row, Unusable, look, rows

TABLE = "recipient,amount\nZürich Hope,100.50\nCare,20\n"


def cells(
    content: bytes | str, options: Options | None = None
) -> list[tuple[str, ...]]:
    content = content.encode() if isinstance(content, str) else content
    return [row.cells for row in rows(content, "payments.csv", options)]


def refusal(content: bytes | str, options: Options | None = None) -> str:
    with pytest.raises(Unusable) as refused:
        cells(content, options)
    return " ".join(refused.value.sentences)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_the_bytes_settle_is_not_asked(encoding):
    seen = look(TABLE.encode(encoding), "payments.csv")

    assert seen.questions == []
    assert seen.header == ["recipient", "amount"]
    assert [row.cells for row in seen.preview] == [
        ("Zürich Hope", "100.50"),
        ("Care", "20"),
    ]
    assert cells(TABLE.encode(encoding), seen.options) == [
        ("Zürich Hope", "100.50"),
        ("Care", "20"),
    ]


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (
            "Schweizerische Gesellschaft für Zöliakie, Association « Santé », Øresund",
            "cp1252",
        ),
        ("Selbsthilfe Glück €, Größe", "cp1252"),
        ("Fundacja Łączność, Stowarzyszenie Źródło", "cp1250"),
        ("Ассоциация пациентов, Жизнь", "cp1251"),
        ("Ассоциация пациентов, Жизнь", "koi8-r"),
        ("Münchner Förderverein für Kinder", "mac_roman"),
        ("Selbsthilfe für Zürcher Ärzte", "cp850"),
        ("日本患者団体協議会、東京", "shift_jis"),
    ],
)
def test_any_other_encoding_is_asked_with_lines_that_tell_the_choices_apart(
    names, encoding
):
    content = f'recipient,amount\nHope,1\n"{names}",100\n'.encode(encoding)

    (question,) = look(content, "payments.csv").questions

    assert question.key == "encoding"
    assert question.sentence.startswith("From line 3 on,")
    assert question.suggestion == encoding
    samples = {choice.value: choice.sample for choice in question.choices}
    assert samples[encoding] == ((f'"{names}",100',),)
    assert len(set(samples.values())) == len(samples) > 1
    assert "Choices: " in refusal(content)
    assert cells(content, Options(encoding=encoding)) == [("Hope", "1"), (names, "100")]


def test_utf_16_without_its_mark_is_asked():
    content = TABLE.encode("utf-16-le")

    (question,) = look(content, "payments.csv").questions

    assert (question.key, question.suggestion) == ("encoding", "utf-16-le")
    assert question.choices[0].sample[1] == ("Zürich Hope,100.50",)
    assert cells(content, Options(encoding="utf-16-le")) == [
        ("Zürich Hope", "100.50"),
        ("Care", "20"),
    ]


def test_an_encoding_that_cannot_read_a_line_names_it():
    assert "Line 2 can't be read as utf-8." in refusal(
        TABLE.encode("cp1252"), Options(encoding="utf-8")
    )
    assert "isn't the name of an encoding" in refusal(TABLE, Options(encoding="base64"))


def test_an_encoding_against_the_bytes_is_remarked():
    seen = look(TABLE.encode(), "payments.csv", Options(encoding="cp1252"))

    assert seen.preview[0].cells == ("ZÃ¼rich Hope", "100.50")
    assert [remark.split(",")[0] for remark in seen.remarks] == [
        "The file is marked or written as utf-8 but is read as cp1252"
    ]


@pytest.mark.parametrize(
    ("sign", "kind"), [(",", "csv"), (";", "csv"), ("\t", "tsv"), ("|", "csv")]
)
def test_the_delimiter_that_alone_makes_a_table_is_certain(sign, kind):
    content = f'recipient{sign}amount\n"Hope{sign} Care"{sign}"1\n2"\nHelp{sign}3\n'

    seen = look(content.encode(), "payments.csv")

    assert (seen.kind, seen.options.delimiter, seen.questions) == (kind, sign, [])
    assert [row.cells for row in seen.preview] == [
        (f"Hope{sign} Care", "1\n2"),
        ("Help", "3"),
    ]


def test_two_delimiters_that_both_fit_are_asked():
    content = "name,first;amount,last\nHope,a;100,50\nCare,b;20,00\n"

    (question,) = look(content.encode(), "payments.csv").questions

    assert {choice.value: choice.sample[1] for choice in question.choices} == {
        ",": ("Hope", "a;100", "50"),
        ";": ("Hope,a", "100,50"),
    }
    assert "Choices: ,, ;." in refusal(content)
    assert cells(content, Options(delimiter=";"))[0] == ("Hope,a", "100,50")


def test_decimal_commas_do_not_make_the_delimiter_doubtful():
    seen = look(b"name;amount\nHope;100,50\nCare;20\nHelp;1,5;9\n", "payments.csv")

    assert (seen.options.delimiter, seen.questions) == (";", [])


def test_a_separator_line_is_honoured_and_counted():
    assert list(rows(b"sep=;\r\na,b;c\r\n1,2;3\r\n", "p.csv")) == [Row(3, ("1,2", "3"))]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_rows_have_the_numbers_of_their_lines(ends):
    lines = ["a,b", "", '"1', '2",3', ",", "4,5"]

    found = list(rows(ends.join(lines).encode(), "p.csv"))

    assert found == [Row(3, (f"1{ends}2", "3")), Row(6, ("4", "5"))]
    assert look(ends.join(lines).encode(), "p.csv").remarks == [
        "2 rows without any content are left out."
    ]


def test_mixed_line_ends_and_other_separators_of_unicode_are_kept_apart():
    content = "a,b\r1,x\u2028y\r\n2,z\x85\n3,w\n"

    assert [
        (row.number, row.cells[0], len(row.trouble))
        for row in rows(content.encode(), "p.csv")
    ] == [
        (2, "1", 0),
        (3, "2", 1),  # U+0085 is a control character, not the end of a line
        (4, "3", 0),
    ]


def test_a_lone_end_mark_of_copy_is_data():
    assert [
        row.cells for row in rows(b"a\n1\n\\.\n2\n", "p.csv", Options(delimiter=","))
    ] == [
        ("1",),
        ("\\.",),
        ("2",),
    ]


def test_ragged_rows_are_told_and_neither_shifted_nor_dropped():
    short, long, good = rows(b"a,b,c\n1,2\n1,2,3,4\n1,2,3\n", "p.csv")

    assert (short.cells, short.trouble[0][:42]) == (
        ("1", "2", ""),
        "The row has 2 cells, the header has 3. Che",
    )
    assert (long.cells, long.trouble[0][:42]) == (
        ("1", "2", "3", "4"),
        "The row has 4 cells, the header has 3. Che",
    )
    assert good == Row(4, ("1", "2", "3"))


def test_an_unclosed_quotation_mark_names_the_line_where_it_opened():
    sentence = "The quotation mark that opens a cell on line 4 isn't closed"

    assert sentence in refusal('a,b\n"1\n2",3\n4,"5\n6,7\n8,9\n')
    assert sentence in refusal('a,b\n"1\n2",3\n4,"5\n6,7\n8,"9"\n')
    with pytest.raises(Unusable, match="on line 4"):
        look(b'a,b\n"1\n2",3\n4,"5\n6,7\n8,9\n', "p.csv")


def test_a_stray_quotation_mark_troubles_its_own_line_only():
    first, second, third = rows(
        b'a,b\n"The "Hope" group",1\n5" disk,2\n"x ""y""",3\n', "p.csv"
    )

    assert first.trouble == (
        "A quotation mark stands inside a quoted cell. Double it, or export the file again.",
    )
    assert (second, third) == (Row(3, ('5" disk', "2")), Row(4, ('x "y"', "3")))


def test_control_characters_are_shown_and_told():
    (row,) = rows(b"a,b\n1,x\x00y\n", "p.csv")

    assert row == Row(
        2,
        ("1", "x\ufffdy"),
        ("Column B has a character that can't be shown (U+0000). Delete it.",),
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("'=1+1", "=1+1"),
        ("'@x", "@x"),
        ("''-5", "''-5"),
        ("'t Hart", "'t Hart"),
        ("=1+1", "=1+1"),
        ("Zu\u0308rich", "Zürich"),
        (" soft\u00adhyphen\u2011\u00a0", " soft\u00adhyphen\u2011\u00a0"),
    ],
)
def test_text_keeps_everything_but_our_apostrophe_and_its_decomposed_letters(
    written, read
):
    assert cells(f"a,b\n1,{written}\n") == [("1", read)]


def test_a_long_cell_is_told():
    (row,) = rows(f"a,b\n1,{'x' * 1_000_001}\n".encode(), "p.csv")

    assert row.cells == ("1", "x" * 200 + "…")
    assert row.trouble == (
        "Column B has a cell of more than 1000000 characters. Shorten it.",
    )


def test_columns_without_a_name_or_with_a_doubled_one_get_their_own():
    seen = look(b"amount,,amount, year ,\n1,2,3,4,5\n", "p.csv")

    assert seen.header == [
        "amount",
        "Column B",
        "amount (column C)",
        "year",
        "Column E",
    ]
    assert len(seen.remarks) == 2


def test_a_file_without_a_header_names_its_columns_by_letter():
    options = Options(has_header=False)

    assert look(b"Hope,1\nCare,2\n", "p.csv", options).header == [
        "Column A",
        "Column B",
    ]
    assert cells("Hope,1\nCare,2\n", options) == [("Hope", "1"), ("Care", "2")]


def test_a_title_above_the_header_is_remarked_and_passed_over_by_number():
    content = b"Payments 2025\n\nname,amount,year\nHope,1,2025\n"

    seen = look(content, "p.csv", Options(delimiter=","))
    assert seen.remarks[0].startswith(
        "The row taken for the column names has only 1 cell with content."
    )

    named = look(content, "p.csv", Options(delimiter=",", header_row=3))
    assert (named.header, named.row_count) == (["name", "amount", "year"], 1)
    assert "Row 2, where the column names should be" in refusal(
        content, Options(delimiter=",", header_row=2)
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b",,\n,,\n", "No row of the file has any content"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"\xef\xbb\xbf<html><table>", "web page"),
        (b'\n[ {"recipient": "Hope"} ]', "JSON"),
        (bytes(range(1, 32)) * 9, "neither a workbook nor text"),
        (b"a" * (MAX_UPLOAD + 1), "up to 50 MB"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content, words):
    assert words in refusal(content)


def test_a_text_that_is_called_a_workbook_is_read_with_a_remark():
    seen = look(TABLE.encode(), "payments.XLSX")

    assert seen.kind == "csv"
    assert seen.remarks[0].startswith(
        "The name of the file ends in .xlsx, but it holds text"
    )


def test_a_look_counts_all_rows_and_shows_the_first():
    seen = look(b"a,b\n" + b"1,2\n" * 3000, "p.csv")

    assert (seen.row_count, len(seen.preview)) == (3000, 20)


def test_a_header_with_a_sign_too_many_at_its_end_has_no_column_more():
    content = b"id,name,\n1,Hope\n2,Care\n"

    assert look(content, "names.csv", Options(delimiter=",")).header == ["id", "name"]
    assert [
        row.trouble for row in rows(content, "names.csv", Options(delimiter=","))
    ] == [
        (),
        (),
    ]
