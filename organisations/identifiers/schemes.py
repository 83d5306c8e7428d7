"""The registers whose numbers are known here: schemes.toml as data."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from organisations.identifiers.checks import CHECKS, Check

DATA = Path(__file__).with_name("schemes.toml")


@dataclass(frozen=True)
class Scheme:
    """A register: its name, how its numbers are written, and where that is laid down.

    `source` cites the rule. `example` is invented and valid, written as it is kept.
    """

    code: str
    name: str
    pattern: str
    example: str
    source: str
    country: str = ""
    own: bool = False
    aliases: tuple[str, ...] = ()
    drop: str = ""
    prefix: str = ""
    digits: int = 0
    form: str = ""
    check: str = ""
    any_digit: bool = True

    @cached_property
    def _written(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def has_form(self, value: str) -> bool:
        return self._written.fullmatch(value) is not None

    @property
    def checked(self) -> Check | None:
        """Whether the check digits of a number of the right form agree; None without any."""
        return CHECKS[self.check] if self.check else None

    def kept(self, text: str) -> str:
        """A number in the one form in which it is stored and compared."""
        value = "".join(sign for sign in text.upper() if sign not in " .")
        if self.drop:
            value = re.sub(self.drop, "", value)
        if self.prefix and value.removeprefix(self.prefix).isdecimal():
            value = self.prefix + value.removeprefix(self.prefix).zfill(self.digits)
        elif self.digits and value.isdecimal():
            value = value.zfill(self.digits)
        return value

    def shown(self, value: str) -> str:
        """A number that is kept, as people write it."""
        if self.form.count("#") != len(value):
            return value
        signs = iter(value)
        return "".join(next(signs) if sign == "#" else sign for sign in self.form)


def _read() -> dict[str, Scheme]:
    with DATA.open("rb") as file:
        data = tomllib.load(file)
    return {
        code: Scheme(code=code, **{**facts, "aliases": tuple(facts.get("aliases", ()))})
        for code, facts in data.items()
    }


SCHEMES = _read()
ALIASES = {alias: each.code for each in SCHEMES.values() for alias in each.aliases}
