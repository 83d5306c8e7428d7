"""Texts that a spreadsheet would take for a formula; no Django, as in records.py."""

SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with."""

GUARDED = tuple(f"'{sign}" for sign in SIGNS)


def guarded(text: str) -> str:
    """With an apostrophe before a leading sign: a spreadsheet shows it and runs nothing."""
    return f"'{text}" if text.startswith(SIGNS) else text


def unguarded(text: str) -> str:
    """Takes away exactly what `guarded` adds."""
    return text[1:] if text.startswith(GUARDED) else text
