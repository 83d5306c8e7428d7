"""Loads the profiles that come with the portal. Safe to run again."""

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"
NATIONAL = DATA / "national"
"""Rules of countries and regions. Their kinds of payment are those of the ledger."""
LEDGER = DATA / "generic-calendar-year-1.toml"


def profiles() -> list[dict[str, Any]]:
    """Everything that comes with the portal, each whole."""
    kinds = _read(LEDGER)["profile"]["categories"]
    general = [_read(path) for path in sorted(DATA.glob("*.toml"))]
    national = [_read(path) for path in sorted(NATIONAL.glob("*.toml"))]
    for facts in national:
        facts["profile"].setdefault("categories", kinds)
    return general + national


def load(model: Any) -> None:
    """Adds each profile in `regimes/data/` that is not there; never changes one."""
    for facts in profiles():
        key = {"code": facts.pop("code"), "version": facts.pop("version")}
        model.objects.get_or_create(**key, defaults=facts)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
