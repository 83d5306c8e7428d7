"""Things that one organisation of a partnership asks of another: sight of the two."""

from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Q

from audit.acting import Actor

Row = TypeVar("Row", bound=models.Model)


class BetweenQuerySet(models.QuerySet[Any], Generic[Row]):
    """Rows with the columns `owner` and `other`. Narrow the partnership for a list."""

    def for_actor(self, actor: Actor) -> "BetweenQuerySet[Row]":
        """Those in which the actor's organisation is one of the two.

        Somebody whose mandate is not verified sees those with the one company alone.
        """
        if actor.organisation_id is None:
            return self.none()
        mine = self.filter(_one_of(actor.organisation_id))
        if actor.only_company_id is None:
            return mine
        return mine.filter(_one_of(actor.only_company_id))


def _one_of(organisation_id: int) -> Q:
    return Q(owner=organisation_id) | Q(other=organisation_id)
