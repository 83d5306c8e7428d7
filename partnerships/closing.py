"""What is asked before an agreement is closed: whoever knows something registers.

Nothing of it ever keeps people from closing: a side can say why it closes all the same.
What is only to be known (`needed=False`, such as an evaluation that is not in yet) needs
no words.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from partnerships.models import Agreement


@dataclass(frozen=True)
class Open:
    """Something that is not done. `rule` and `subject` name it for good ("VR-24")."""

    rule: str
    subject: str
    sentence: str
    needed: bool = True


Asks = Callable[[Agreement, datetime.date], list[Open]]
"""(agreement, today): what is not done of it."""

_registered: list[Asks] = []


def register(asks: Asks) -> None:
    """Call in `AppConfig.ready`."""
    if asks not in _registered:
        _registered.append(asks)


def forget(asks: Asks) -> None:
    """Takes it out again."""
    _registered.remove(asks)


def still_open(agreement: Agreement, today: datetime.date) -> list[Open]:
    """Everything that is not done, in the order of those who asked."""
    return [each for asks in _registered for each in asks(agreement, today)]
