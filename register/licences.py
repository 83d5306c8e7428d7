"""What machines call the licence of the published data."""

from typing import NamedTuple

from django.conf import settings


class Licence(NamedTuple):
    """As people write it, its SPDX name and its address; empty where we don't know them."""

    title: str
    name: str = ""
    address: str = ""


KNOWN = {
    licence.title: licence
    for licence in (
        Licence(
            "CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"
        ),
        Licence(
            "CC BY-SA 4.0",
            "CC-BY-SA-4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Licence(
            "CC0 1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
        ),
        Licence(
            "ODbL 1.0", "ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"
        ),
    )
}


def licence() -> Licence:
    """The installation's, whose name is known or its own."""
    written = settings.REGISTER_LICENCE
    return KNOWN.get(written, Licence(written))
