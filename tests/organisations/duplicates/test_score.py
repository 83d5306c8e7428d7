"""Each reason for and against two records being of one organisation."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from organisations.duplicates.keys import Record
from organisations.duplicates.reasons import SENTENCES, sentence
from organisations.duplicates.score import compare

SAME, MAYBE, NO = "same", "maybe", ""


def pair(first, second, **facts):
    """Two records in one country; facts of the second begin with `other_`."""
    ours = {k: v for k, v in facts.items() if not k.startswith("other_")}
    theirs = {k.removeprefix("other_"): v for k, v in facts.items() if k not in ours}
    return compare(Record(1, first, "CH", **ours), Record(2, second, "CH", **theirs))


def codes(found):
    return {told["code"] for told in found.reasons}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rare Lung Alliance", "RARE LUNG  ALLIANCE"),
        ("Ärztenetz Zürich", "Aerztenetz Zuerich"),
        ("Lungen-Netz Årdal", "Lungennetz Aardal"),
        ("Łódzka Grupa Astra", "Lodzka grupa ASTRA"),
        ("Großfuß Hilfe Ørsted", "Grossfuss-Hilfe Orsted"),
        ("Ｌｕｎｇ Friends", "Lung Friends"),
        ("Verein Morgenstern", "Morgenstern e.V."),
        ("Polaris gGmbH", "Polaris Ltd."),
        ("Σύλλογος Ασθενών Αυγή", "Syllogos Asthenon Avgi"),
        ("Спілка «Гемофілія»", "Spilka Hemofiliia"),
        ("Общество Надежда", "Obshchestvo Nadezhda"),
        ("Sarkoidose Vereinigung Schweiz", "Swiss Sarcoidosis Association"),
        ("Ligue suisse contre la sclérodermie", "Sklerodermie-Liga Schweiz"),
        ("Astra Netzwerk (Swiss Network for Astra Patients)", "Astra-Netzwerk"),
        ("Verband Nordlicht Schweiz VNS", "Verband Nordlicht Schweiz (VNS)"),
        ("Nordlicht Suisse - Association des malades", "Nordlicht Suisse"),
        ("Verband Nordlicht Schweiz, Bern", "Verband Nordlicht Schweiz"),
        ("Schweiz. MKL Gesellschaft", "Schweizerische Morbus-Krokus-Liga"),
        ("12th Orion Group", "Orion Group XII"),
    ],
)
def test_one_organisation_written_in_two_ways(first, second):
    assert pair(first, second).verdict == SAME


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("Krokus-Liga Schweiz", "Krokus-Liga Zürich", "section"),
        ("Krokus Society", "Krokus Society, Northern branch", "section"),
        ("Krokus Verband", "Krokus Verband Sektion Bern", "section"),
        ("Krokus Hilfe Bern", "Krokus Hilfe Zürich", "other_part"),
        ("Krokus (Leeds) Friends", "Krokus (York) Friends", "other_part"),
        ("Krokus Branch 12", "Krokus Branch 13", "other_figure"),
        ("Krokus Schweiz", "Krokus Deutschland", "other_country_word"),
        ("Krokus Lung Friends", "Krokus Heart Friends", "words_of_each"),
        ("Universität Krokusberg", "Universitätsspital Krokusberg", "words_of_one"),
        ("Velora (Castellan)", "Castellan", "words_of_one"),
        ("Castellan-Brevin", "Castellan", "words_of_one"),
        ("Schweizerische Gesellschaft", "Association Suisse", "common_words"),
        ("Network Church", "Kirke", "common_words"),
    ],
)
def test_two_organisations_with_names_alike(first, second, code):
    found = pair(first, second)

    assert code in codes(found)
    assert found.verdict != SAME


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("Shavington Bells", "Shevington Bells", "doubtful_spelling"),
        ("Krokus Stiftung", "Krokus Liga", "other_body"),
        ("Krokus e.V.", "Krokus Ltd", "other_form"),
        ("Krokus", "Krokus Foundation", "words_of_one"),
        ("Schweiz. MS Gesellschaft", "Melanoma Support Switzerland", "common_words"),
        ("KLF", "Krokus Lung Friends", "acronym"),
        ("KLF", "Krokus Lung Friends (KLF)", "acronym"),
        ("Krokus", "Krokus Lungennetz", "words_of_one"),
    ],
)
def test_what_a_registrar_has_to_look_at(first, second, code):
    found = pair(first, second)

    assert code in codes(found)
    assert found.verdict in (MAYBE, NO)
    assert found.score > 0.5


def test_one_number_is_one_organisation_whatever_it_is_called():
    number = (("GB-CHC", "0123456"),)

    found = pair("Krokus", "Morning Star", identifiers=number, other_identifiers=number)

    assert (found.verdict, codes(found)) == (SAME, {"same_number"})


def test_a_number_is_the_same_without_its_leading_zeros_and_signs():
    found = pair(
        "Krokus",
        "Morning Star",
        identifiers=(("CH-FDJP", "CHE-100.200.300"),),
        other_identifiers=(("CH-FDJP", "CHE100200300"),),
    )

    assert found.verdict == SAME


def test_two_numbers_of_one_register_are_two_organisations():
    found = pair(
        "Krokus",
        "Krokus",
        identifiers=(("GB-CHC", "123456"),),
        other_identifiers=(("GB-CHC", "123457"),),
    )

    assert (found.verdict, codes(found)) == (NO, {"same_name", "other_number"})


def test_numbers_of_two_registers_say_nothing():
    found = pair(
        "Krokus",
        "Krokus",
        identifiers=(("GB-CHC", "123456"),),
        other_identifiers=(("GB-COH", "123457"),),
    )

    assert found.score == 1


def test_one_website_makes_it_surer():
    without = pair("Krokus", "Krokus Lungennetz")

    found = pair(
        "Krokus",
        "Krokus Lungennetz",
        website="https://www.krokus.example/",
        other_website="http://krokus.example/team",
    )

    assert found.score > without.score
    assert "same_website" in codes(found)


def test_a_part_has_the_website_of_the_whole():
    shared = {"website": "https://krokus.example", "other_website": "krokus.example"}

    found = pair("Krokus Schweiz", "Krokus Zürich", **shared)

    assert found.score == pair("Krokus Schweiz", "Krokus Zürich").score


@pytest.mark.parametrize(
    "website", ["https://www.facebook.com/krokus", "https://krokus.wordpress.com"]
)
def test_a_website_that_many_share_says_nothing(website):
    found = pair("Krokus", "Krokus Lungennetz", website=website, other_website=website)

    assert "same_website" not in codes(found)


def test_what_was_registered_under_a_country_is_three_words_long():
    found = pair(
        "Krokus",
        "Krokus Lungennetz",
        website="https://krokus.org.uk",
        other_website="https://aster.org.uk",
    )

    assert "other_website" in codes(found)


@pytest.mark.parametrize(
    ("here", "there", "code"),
    [
        ("8005 Zürich", "8005 ZUERICH", "same_place"),
        ("SW1A 1AA", "sw1a1aa", "same_place"),
        ("8005 Zürich", "3011 Bern", "other_place"),
    ],
)
def test_places(here, there, code):
    found = pair("Krokus", "Krokus Netz", place=here, other_place=there)

    assert code in codes(found)


def test_the_same_name_in_two_countries_is_looked_at():
    found = compare(Record(1, "Krokus", "CH"), Record(2, "Krokus", "NO"))

    assert (found.verdict, codes(found)) == (MAYBE, {"same_name", "other_country"})
    assert "They are in two countries: Switzerland; Norway." in map(
        sentence, found.reasons
    )


def test_another_name_tells_who_is_meant():
    found = pair("Krokus", "Morning Star", others=("The Morning Star",))

    assert (found.verdict, codes(found)) == (SAME, {"same_letters", "other_name"})


def test_a_word_that_was_put_where_a_name_should_be_is_no_proof():
    found = pair("Krokus", "Morning Star", others=("No",), other_others=("No",))

    assert found.verdict != SAME


def test_a_group_and_its_affiliate_are_two():
    found = pair("Krokus", "Krokus AG", other_group=1)

    assert "same_group" in codes(found)
    assert found.verdict == NO


def test_words_are_told_as_they_are_written():
    found = pair("Universitätsspital Krokusberg", "Universität Krokusberg")

    told = [sentence(each) for each in found.reasons]
    assert "Only one name has: spital." in told
    assert "Both names have: Universität, Krokusberg." in told


def test_every_reason_has_a_sentence():
    told = (
        "words",
        "others",
        "name",
        "short",
        "number",
        "register",
        "website",
        "place",
    )
    facts = dict.fromkeys(told, "x")

    for code in SENTENCES:
        assert "%(" not in sentence({"code": code, "facts": facts})


texts = st.text(max_size=60) | st.from_regex(
    r"(Krokus|Liga|Zürich|Σπάνιες|хвороби|XII|12|MS|Verein|\(|\)| - |, | / ){1,6}",
    fullmatch=True,
)
made = st.builds(
    Record,
    key=st.integers(0, 3),
    name=texts,
    country=st.sampled_from(["", "CH", "GB"]),
    others=st.lists(texts, max_size=2).map(tuple),
    identifiers=st.lists(
        st.tuples(st.sampled_from(["GB-CHC", "XI-LEI"]), texts), max_size=2
    ).map(tuple),
    website=texts | st.sampled_from(["krokus.example", "http://[", "a.b.org.uk"]),
    place=texts,
    group=st.none() | st.integers(0, 3),
)


@settings(max_examples=300, deadline=None)
@example(Record(1, "Ъ"), Record(2, "Krokus", others=("Ь Ъ",)))
@given(made, made)
def test_it_does_not_matter_which_comes_first(first, second):
    one, other = compare(first, second), compare(second, first)

    assert (one.score, one.verdict) == (other.score, other.verdict)
    assert 0 <= one.score <= 1
    assert all(sentence(told) for told in one.reasons)


@settings(max_examples=300, deadline=None)
@example(Record(1, "Ъ"))
@given(made)
def test_a_record_is_itself(record):
    assert compare(record, record).score == 1
