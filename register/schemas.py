"""The JSON Schemas of what is published, as they are shipped; they never change.

A change that a reader would have to know of gets a new number and a new address.
"""

from functools import cache
from pathlib import Path

from disclosures.exports import schemas

FOLDER = Path(schemas.__file__).parent
NAMES = ("line-1", "report-1")


@cache
def content(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()
