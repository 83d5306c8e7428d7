"""The other parties read what was said about a clause."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from partnerships.mail.parties import tell_others
from partnerships.models import Clause, Comment, Thread, Version


def about(thread: Thread) -> str:
    """What a talk is about: the heading of a clause, the name of a field, or all."""
    if thread.clause_key:
        clause = (
            Clause.objects.filter(
                version__agreement=thread.agreement_id,
                version__sent_at__isnull=False,
                key=thread.clause_key,
            )
            .order_by("-version__number")
            .first()
        )
        return clause.heading if clause else _("a clause")
    named = {field.name: field.verbose_name for field in Version._meta.concrete_fields}
    return str(named.get(thread.field, _("the agreement as a whole")))


def said(thread: Thread, comment: Comment, *, by: Actor) -> None:
    tell_others(
        thread.agreement,
        "clause_comment",
        by=by,
        about=about(thread),
        words=comment.words,
        settled=thread.settled_on is not None,
    )
