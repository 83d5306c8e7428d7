"""What two names that look alike have against being names of one organisation."""

from collections.abc import Collection

from organisations.duplicates.alike import Alike
from organisations.duplicates.names import SEAT_WEIGHT, Name
from organisations.duplicates.reasons import Reason, reason
from organisations.duplicates.tokens import LEAST, Token

# What is left of the score of two names
BOTH_HAVE_MORE = 0.8
ONE_HAS_MORE = 0.93
SECTION = 0.7
TWO_SECTIONS = 0.5
TWO_FIGURES = 0.4
TWO_COUNTRY_WORDS = 0.5
TWO_HOUSES = 0.8
TWO_BODIES = 0.85
TWO_FORMS = 0.8
FOUNDATION_OF = 0.9
SEATED = 0.9
NOTHING_OF_ITS_OWN = 0.6
ONLY_INITIALS = 0.8
DOUBTFUL_SPELLING = 0.9
SHORTEST_SURE = 12
"""Letters of a word whose misspelling is no other word: Shavington is not Shevington."""
SHORTEST_SURE_ACRONYM = 3

CONTENT = frozenset({"word", "house", "meaning", "place", "section", "number"})
ELSEWHERE = frozenset({"place", "section"})
DISTINCT = frozenset({"foundation", "league"})
"""Bodies that nobody calls by another word."""

Against = list[tuple[float, Reason]]


class _Rest:
    """What one name has and the other has not, by what it is."""

    def __init__(self, tokens: Collection[Token]) -> None:
        said = [token for token in tokens if token.kind in CONTENT]
        self.content = [token for token in said if token.weight > SEAT_WEIGHT]
        self.seats = [token for token in said if token.weight <= SEAT_WEIGHT]
        self.figures = [token for token in said if token.kind == "number"]
        self.elsewhere = [t for t in self.content if t.kind in ELSEWHERE]
        self.houses = [t for t in self.content if t.kind == "house"]
        self.countries = [token for token in tokens if token.kind == "country"]
        self.named_bodies = [token for token in tokens if token.kind == "body"]
        self.bodies = {token.text for token in self.named_bodies}

    @property
    def where(self) -> list[Token]:
        return self.elsewhere or self.seats


def against(found: Alike, one: Name, other: Name) -> Against:
    """Factors below 1, or 1 where it only has to be told, each with its reason."""
    first, second = _Rest(found.only_first), _Rest(found.only_second)
    return [
        *_little_in_common(found),
        *_figures(first, second),
        *_countries(first, second),
        *(_sections(found, first, second) or _words(first, second)),
        *_bodies(first, second),
        *forms(one, other),
    ]


def _little_in_common(found: Alike) -> Against:
    """Words that many names have, letters alone, a word that is nearly another."""
    content = [t for t in found.same if t.kind in CONTENT and t.weight > SEAT_WEIGHT]
    rest = [t for t in (*found.only_first, *found.only_second) if t.weight > LEAST]
    own = [token for token in content if token.kind != "house" or not rest]
    if not own and not found.spelled:
        if not found.short:
            return [(NOTHING_OF_ITS_OWN, reason("common_words"))]
        national = any(token.kind == "country" for token in found.same)
        if not national or any(len(a) < SHORTEST_SURE_ACRONYM for a, _b in found.short):
            return [(ONLY_INITIALS, reason("common_words"))]
    pairs = [pair for pair in found.spelled if pair[0].kind in CONTENT]
    if any(min(len(x.key), len(y.key)) < SHORTEST_SURE for x, y in pairs):
        return [(DOUBTFUL_SPELLING, reason("doubtful_spelling"))]
    return []


def _figures(first: _Rest, second: _Rest) -> Against:
    if not (first.figures and second.figures):
        return []
    return [(TWO_FIGURES, _each("other_figure", first.figures, second.figures))]


def _countries(first: _Rest, second: _Rest) -> Against:
    if not (first.countries and second.countries):
        return []
    told = _each("other_country_word", first.countries, second.countries)
    return [(TWO_COUNTRY_WORDS, told)]


def _sections(found: Alike, first: _Rest, second: _Rest) -> Against:
    """A whole and its part are two, and so are two parts.

    Where both say of which country they are, the town behind one is where its office is.
    """
    if first.where and second.where:
        return [(TWO_SECTIONS, _each("other_part", first.where, second.where))]
    if parts := first.elsewhere or second.elsewhere:
        factor = SECTION
        if first.content and second.content:
            factor *= BOTH_HAVE_MORE
        return [(factor, reason("section", words=listed(parts)))]
    if seats := first.seats or second.seats:
        national = any(token.kind == "country" for token in found.same)
        if more := first.content or second.content:
            return [(BOTH_HAVE_MORE, _each("words_of_each", seats, more))]
        factor = 1.0 if national else SEATED
        return [(factor, reason("words_of_one", words=listed(seats)))]
    return []


def _words(first: _Rest, second: _Rest) -> Against:
    if first.content and second.content:
        told = _each("words_of_each", first.content, second.content)
        return [(BOTH_HAVE_MORE, told)]
    if more := first.content or second.content:
        factor = TWO_HOUSES if first.houses or second.houses else ONE_HAS_MORE
        return [(factor, reason("words_of_one", words=listed(more)))]
    return []


def _bodies(first: _Rest, second: _Rest) -> Against:
    bodies = first.bodies, second.bodies
    if all(bodies) and any(side & DISTINCT for side in bodies):
        told = _each("other_body", first.named_bodies, second.named_bodies)
        return [(TWO_BODIES, told)]
    if "foundation" in first.bodies | second.bodies:
        words = listed(first.named_bodies or second.named_bodies)
        return [(FOUNDATION_OF, reason("words_of_one", words=words))]
    return []


def forms(one: Name, other: Name) -> Against:
    """Legal forms: a company is no charity."""
    families = {tuple(sorted(name.families)) for name in (one, other)}
    if families == {("company",), ("charity",)}:
        return [(TWO_FORMS, reason("other_form"))]
    return []


def _each(code: str, first: Collection[Token], second: Collection[Token]) -> Reason:
    return reason(code, words=listed(first), others=listed(second))


def listed(words: Collection[Token]) -> str:
    return ", ".join(token.shown for token in words)
