"""Talks about an agreement with what was said in them, by whom: two queries for any number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.hints import FIELDS
from partnerships.models import Agreement, Clause, Comment, Thread

FIELD_LABELS: dict[str, Any] = {
    "not_so": gettext_lazy("“This is not so”"),
    **{name: label for name, (label, _hint) in FIELDS.items()},
}


@dataclass(frozen=True)
class Talk:
    """One talk: what it is about, and its words in order."""

    thread: Thread
    about: str
    comments: list[Comment]
    gone: bool

    @property
    def settled(self) -> bool:
        return self.thread.settled_on is not None


def talks(agreement: Agreement, threads: Sequence[Thread]) -> list[Talk]:
    """These talks, in their order. A clause is called as it was in its last version."""
    said: dict[int, list[Comment]] = {}
    for comment in (
        Comment.objects.filter(thread__in=list(threads))
        .select_related("by_organisation")
        .order_by("pk")
    ):
        said.setdefault(comment.thread_id, []).append(comment)
    keys = {thread.clause_key for thread in threads} - {""}
    headings: dict[str, str] = {}
    now: set[str] = set()
    for key, heading, version_id in (
        Clause.objects.filter(
            version__agreement=agreement, version__sent_at__isnull=False, key__in=keys
        )
        .order_by("version__number")
        .values_list("key", "heading", "version_id")
    ):
        headings[key] = heading
        if version_id == agreement.current_id:
            now.add(key)
    return [
        Talk(
            thread=thread,
            about=_about(thread, headings),
            comments=said.get(thread.pk, []),
            gone=bool(thread.clause_key) and thread.clause_key not in now,
        )
        for thread in threads
    ]


def _about(thread: Thread, headings: dict[str, str]) -> str:
    if thread.clause_key:
        return headings.get(thread.clause_key, _("A clause"))
    return str(FIELD_LABELS.get(thread.field, _("The agreement as a whole")))
