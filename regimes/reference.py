"""Loads the profiles that come with the portal. Safe to run again."""

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"


def load(model: Any) -> None:
    """Adds each profile in `regimes/data/` that is not there; never changes one."""
    for path in sorted(DATA.glob("*.toml")):
        facts = tomllib.loads(path.read_text())
        key = {"code": facts.pop("code"), "version": facts.pop("version")}
        model.objects.get_or_create(**key, defaults=facts)
