"""What a rule about agreements is, and what it finds."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from partnerships.models import Agreement, Kind
from partnerships.sheets import Sheet
from partnerships.texts.contents import Contents
from regimes.caps import MealCap

GIVEN_FREELY = frozenset({Kind.GRANT, Kind.DONATION})
SUPPORT = frozenset({Kind.GRANT, Kind.DONATION, Kind.SPONSORSHIP})
FULL = frozenset({Agreement.Form.FULL})


@dataclass(frozen=True)
class Regime:
    """What the profile that applies says: how each rule is asked, and facts of its own."""

    name: str
    confirmed: bool
    levels: dict[str, str]
    certify: frozenset[str]
    meal_caps: dict[str, MealCap]


@dataclass(frozen=True)
class Written:
    """A version with what belongs to it, as far as a rule about its words looks at it."""

    agreement: Agreement
    contents: Contents | Sheet

    @property
    def version(self) -> Any:
        return self.contents.version

    @property
    def kind(self) -> str:
        return self.agreement.kind

    @property
    def full(self) -> bool:
        """A short form says the little that a small sum needs."""
        return self.agreement.form in FULL


@dataclass(frozen=True)
class Case(Written):
    """What a rule looks at."""

    contents: Contents
    regime: Regime
    today: datetime.date


@dataclass(frozen=True)
class Lack:
    """One thing that is missing or doubtful: `subject` tells it from others of its rule.

    `field` names the part of the version where it is mended.
    """

    sentence: Any
    subject: str = ""
    field: str = ""
    mend: Any = ""


@dataclass(frozen=True)
class Rule:
    """One rule: `why` names its source, `mend` says what to do.

    `firm`: nobody can insist on what it finds, whatever the profile says.
    """

    code: str
    title: Any
    why: Any
    mend: Any
    finds: Callable[[Case], Iterable[Lack]]
    firm: bool = False


@dataclass(frozen=True)
class Words:
    """Why a party goes on all the same."""

    who: str
    on: datetime.date
    words: str


@dataclass(frozen=True)
class Finding:
    """What a rule found. `insisted`: the words of those who go on all the same.

    `url` is the page of the draft on which it is mended, for somebody who can write now.
    """

    rule: Rule
    lack: Lack
    level: str
    insisted: tuple[Words, ...] = ()
    url: str = ""

    @property
    def sentence(self) -> Any:
        return self.lack.sentence

    @property
    def mend(self) -> Any:
        return self.lack.mend or self.rule.mend

    @property
    def key(self) -> str:
        """Names it on a form: VR-01.benefit."""
        return f"{self.rule.code}.{self.lack.subject}"

    @property
    def blocks(self) -> bool:
        return self.level == "firm"

    @property
    def open(self) -> bool:
        """Neither mended nor insisted on, and more than something to know."""
        return self.level == "ask" and not self.insisted
