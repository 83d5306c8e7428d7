"""What begins when an agreement is signed by all: whoever has to do something registers.

A hook runs inside the action of the last signature. For an amendment it is told of the
agreement that was amended, whose next version holds from then on.
"""

import datetime
from collections.abc import Callable

from audit.acting import Actor
from partnerships.models import Agreement

Signed = Callable[[Agreement, Actor, datetime.date], None]
"""(agreement, actor, today): its `agreed` version is the one that was signed."""

_registered: list[Signed] = []


def on_signed(hook: Signed) -> None:
    """Call in `AppConfig.ready`."""
    if hook not in _registered:
        _registered.append(hook)


def signed(agreement: Agreement, *, by: Actor, today: datetime.date) -> None:
    """All that is registered, in the order in which it was."""
    for hook in _registered:
        hook(agreement, by, today)
