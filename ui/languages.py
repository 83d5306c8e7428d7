"""Languages by their ISO 639 code."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext

LANGUAGES = sorted(
    code
    for code, info in LANG_INFO.items()
    if "name" in info and ("-" not in code or code in {"zh-hans", "zh-hant"})
)


def language_name(code: str) -> str:
    """The language's name in the reader's language; the code where it is unknown."""
    info = LANG_INFO.get(code, {})
    return gettext(info["name"]) if "name" in info else code


def language_names(code: str) -> set[str]:
    """Everything that somebody may call it: here, in English, in its own language."""
    info = LANG_INFO[code]
    return {code, language_name(code), info["name"], info["name_local"]}
