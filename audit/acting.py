"""Who acts, for whom and why: handed to the database, which writes the history."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction

SETTINGS = ("audit.actor", "audit.acting_for", "audit.deputy_for", "audit.reason")


@dataclass(frozen=True)
class Actor:
    """A person acting for one organisation in some roles.

    `deputy_for_id` is the person whose place they take, if they do. `kind` is the
    organisation's ("company", "patients", "other"); `only_company_id` narrows what they
    see to one company's rows while their mandate is unverified. A command or the
    calendar acts without a person; `organisation_id` may then be empty too.
    """

    person_id: int | None
    organisation_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    deputy_for_id: int | None = None
    kind: str = ""
    only_company_id: int | None = None

    @property
    def person(self) -> int:
        """The key of the person, for an act that the calendar can't do."""
        if self.person_id is None:
            raise ValueError("nobody acts")
        return self.person_id

    @property
    def organisation(self) -> int:
        """The key of the organisation, for an act that only a party can do."""
        if self.organisation_id is None:
            raise ValueError("acts for no organisation")
        return self.organisation_id

    def has(self, *roles: str) -> bool:
        """Whether they hold one of these roles."""
        return not self.roles.isdisjoint(roles)


CALENDAR = Actor(person_id=None)
"""What time makes due: no person did it."""


def _text(value: int | None) -> str:
    return "" if value is None else str(value)


@contextmanager
def acting(actor: Actor, reason: str = "") -> Iterator[None]:
    """One transaction in which every change is recorded as done by `actor` for `reason`.

    Settings are local to the transaction, which forgets them when it ends. An action may
    call another: on leaving that, the ones before are put back. A change takes the time
    that it takes: the limit on what a page asks of the database is lifted until the
    transaction ends.
    """
    values = (
        _text(actor.person_id),
        _text(actor.organisation_id),
        _text(actor.deputy_for_id),
        reason,
    )
    within_another = connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select "
            + ", ".join("current_setting(%s, true)" for _ in SETTINGS)
            + ", "
            + ", ".join("set_config(%s, %s, true)" for _ in SETTINGS)
            + ", set_config('statement_timeout', '0', true)",
            [
                *SETTINGS,
                *(x for pair in zip(SETTINGS, values, strict=True) for x in pair),
            ],
        )
        before = cursor.fetchone()[: len(SETTINGS)]
        yield
        if within_another:
            cursor.execute(
                "select " + ", ".join("set_config(%s, %s, true)" for _ in SETTINGS),
                [
                    x
                    for name, value in zip(SETTINGS, before, strict=True)
                    for x in (name, value or "")
                ],
            )
