"""Words, sentences and Flesch's figure, on texts counted by hand."""

import pytest

from partnerships.plainness import measured, syllables_of


def test_words_and_sentences_are_counted():
    found = measured(["We meet. Do you come?", "Yes"], "en")

    assert (found.words, found.sentences, found.per_sentence) == (6, 3, 2.0)


def test_the_figure_is_flesch_s():
    """Six words of one syllable in one sentence: 206.835 - 6.09 - 84.6 is above 100."""
    assert measured(["The cat sat on the mat."], "en").ease == 100
    assert measured(["Organisations disseminate information."], "en").ease == 0


def test_longer_words_and_sentences_are_harder():
    easy = measured(["We pay. You work. It ends in May."], "en-gb")
    hard = measured(
        ["Remuneration is contingent upon satisfactory completion of obligations."],
        "en-gb",
    )

    assert easy.ease > 90 > 30 > hard.ease
    assert (easy.is_easy, hard.is_easy) == (True, False)


def test_other_languages_have_no_figure_but_words_per_sentence():
    found = measured(["Wir zahlen. Sie arbeiten."], "de")

    assert (found.ease, found.is_easy, found.per_sentence) == (None, None, 2.0)


def test_nothing_has_no_figure():
    assert measured(["", " "], "en").ease is None


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("money", 2),
        ("organisation", 5),
        ("time", 1),
        ("table", 2),
        ("agreed", 2),
    ],
)
def test_syllables(word, count):
    assert syllables_of(word) == count
