import pytest

from documents.models import Content
from organisations.models import ScreeningList, ScreeningName
from organisations.screening.lists import read
from tables.shapes import Unusable
from tests.organisations.screening.conftest import ENTRIES, TODAY, as_file
from workflow.moves import Refused


def test_an_entry_has_all_its_names_and_its_kind():
    row = ("P-1", " Ann  Example ", "A. Example; ;Ann Example", "Person", "gb", "X")

    (entry,) = read(as_file(row), "list.csv").entries

    assert entry == ("P-1", ("Ann Example", "A. Example"), True, "GB", "X")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("", "A name", "", "person", "", ""), "The reference is missing"),
        (("1", "", "An alias", "person", "", ""), "The name is missing"),
        (("1", "A name", "", "ship", "", ""), "The kind is “ship”"),
        (("1", "A name", "", "person", "XX", ""), "“XX” is no country"),
        (("1", "A" * 501, "", "person", "", ""), "longer than 500"),
        (("r" * 101, "A name", "", "person", "", ""), "longer than 100"),
        (("O-1", "Again", "", "organisation", "", ""), "in another row too"),
    ],
)
def test_a_row_that_is_no_entry_is_refused_in_words(row, sentence):
    listed = read(as_file(*ENTRIES, row), "list.csv")

    (refusal,) = listed.refusals
    assert refusal.row == 5
    assert sentence in refusal.sentence
    assert len(listed.entries) == len(ENTRIES)


def test_a_file_without_the_columns_is_unusable():
    with pytest.raises(Unusable, match="lacks the column “kind”"):
        read(b"reference,name\n1,A name\n", "list.csv")


def test_an_edition_takes_the_place_of_the_one_before(load):
    load(*ENTRIES)
    before = ScreeningList.objects.get()

    load(ENTRIES[0], dated_on=TODAY.replace(month=4))

    now = ScreeningList.objects.get(current=True)
    assert (now.entry_count, now.screened_until is not None) == (1, True)
    assert set(ScreeningName.objects.values_list("screening_list", "reference")) == {
        (now.pk, "O-1")
    }
    assert Content.objects.filter(sha256__in=[before.sha256, now.sha256]).count() == 2


def test_an_older_edition_and_the_same_one_are_refused(load):
    load(*ENTRIES)

    with pytest.raises(Refused, match="in use already"):
        load(*ENTRIES)
    with pytest.raises(Refused, match="newer edition"):
        load(ENTRIES[0], dated_on=TODAY.replace(month=2))
