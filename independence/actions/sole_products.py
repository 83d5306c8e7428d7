"""What a group says beside a sole-product situation, in its own words."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from independence import sole
from independence.lifecycle.incomes import may_not_keep
from independence.models import SoleProduct
from organisations.models import Organisation
from workflow.moves import Refused


def write(
    company: Organisation, words: str, *, by: Actor, today: datetime.date
) -> SoleProduct | None:
    """Public at once, beside the situation; no words take the earlier ones away."""
    if may_not_keep(by, by.organisation_id):
        raise Refused([_("The words are written by the group's own administrators.")])
    words = words.strip()
    with acting(by):
        own = Organisation.objects.select_for_update().get(pk=by.organisation_id or 0)
        there = sole.situations(today, organisation_ids=[own.pk], company_id=company.pk)
        if not there:
            raise Refused(
                [
                    _("%(company)s has no only medicine for a condition of yours.")
                    % {"company": company.legal_name}
                ]
            )
        kept = SoleProduct.objects.filter(organisation=own, company=company).first()
        if words:
            kept = kept or SoleProduct(organisation=own, company=company)
            kept.words, kept.written_on, kept.ended_on = words, today, None
            kept.save()
        elif kept and kept.ended_on is None:
            kept.ended_on = today
            kept.save(update_fields=["ended_on"])
        sole.publish(own, today)
        if kept:
            record("sole_product_words", kept, by=by, written=bool(words))
    return kept
