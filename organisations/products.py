"""What follows when a company changes what it says of its products.

Upper apps know what rests on them: they add it in `AppConfig.ready`.
"""

from collections.abc import Callable

from organisations.models import Organisation

Follow = Callable[[Organisation], None]
"""(company): runs inside `acting`, after the change."""

_registered: list[Follow] = []


def on_change(follow: Follow) -> None:
    """Adds a place that follows a company's products."""
    if follow not in _registered:
        _registered.append(follow)


def changed(company: Organisation) -> None:
    """Call inside `acting`, after the change."""
    for follow in _registered:
        follow(company)
