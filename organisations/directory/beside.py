"""What upper apps say beside the rows of the directory. They add it in `AppConfig.ready`."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from django.utils.translation import gettext as _

Flags = Callable[[int, Collection[int], datetime.date], Mapping[int, list[str]]]
"""(company, organisations, day): what it should know before it writes, in sentences."""

AnswerDays = Callable[[Collection[int], datetime.date], Mapping[int, str]]
"""(companies, day): within how many days each of them did answer, in words."""

_flags: list[Flags] = []
_answer_days: list[AnswerDays] = []


def register_flags(find: Flags) -> None:
    """Adds a reason to look twice; only what this company may read about itself."""
    if find not in _flags:
        _flags.append(find)


def register_answer_days(count: AnswerDays) -> None:
    """Adds the days that companies took, to stand against those that they promise."""
    if count not in _answer_days:
        _answer_days.append(count)


def flags(
    company_id: int, organisation_ids: Collection[int], today: datetime.date
) -> dict[int, list[str]]:
    """Everything that is said beside these organisations to one company."""
    said: dict[int, list[str]] = defaultdict(list)
    for find in _flags:
        for pk, sentences in find(company_id, organisation_ids, today).items():
            said[pk] += sentences
    return said


def answer_days(company_ids: Collection[int], today: datetime.date) -> dict[int, str]:
    """What is known of each company's answers, or that there is nothing to count yet."""
    known = dict.fromkeys(company_ids, _("no applications are recorded here yet"))
    for count in _answer_days:
        known |= count(company_ids, today)
    return known
