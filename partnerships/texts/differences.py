"""What is different between two canonical texts: by field and by clause."""

import re
from collections.abc import Collection

from django.utils.translation import gettext as _

from partnerships.texts.canonical import (
    LABEL,
    PARAGRAPH,
    POINT,
    SECTION,
    SUBSECTION,
    TITLE,
    VALUE,
)
from ui.changes import Change

NUMBERED = re.compile(r"^\d+\. ")


def differences(before: str, after: str, *, leave_out: Collection[str]) -> list[Change]:
    """Every part that one has and the other has not, or says differently.

    In the order of `after`, then what is gone. `leave_out` are sections that are about
    the paper, not about what is agreed. A clause that only moved is no difference.
    """
    old, new = _parts(before, leave_out), _parts(after, leave_out)
    return [
        Change(label, old.get(label, ""), said)
        for label, said in new.items()
        if old.get(label, "") != said
    ] + [Change(label, said, "") for label, said in old.items() if label not in new]


def _parts(text: str, leave_out: Collection[str]) -> dict[str, str]:
    """What each part is called, and what it says."""
    section = small = label = ""
    said: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith(SECTION):
            section, small, label = line.removeprefix(SECTION), "", ""
        elif section in leave_out:
            continue
        elif line.startswith(VALUE) and label:
            said[label].append(line.removeprefix(VALUE))
        elif line.startswith(LABEL):
            name = line.removeprefix(LABEL)
            label = _fresh(said, f"{small}: {name}" if small else name)
            said[label] = []
        elif line.startswith(SUBSECTION):
            small, label = NUMBERED.sub("", line.removeprefix(SUBSECTION)), ""
        elif line.startswith(TITLE):
            said[_("Title")] = [line.removeprefix(TITLE)]
        elif line.startswith((PARAGRAPH, POINT)):
            said.setdefault(small or section, []).append(line[2:])
    return {name: "\n".join(lines) for name, lines in said.items()}


def _fresh(said: Collection[str], label: str) -> str:
    """A label that comes twice is counted."""
    number, name = 1, label
    while name in said:
        number += 1
        name = f"{label} ({number})"
    return name
