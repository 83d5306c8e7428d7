"""A running agreement: deadlines, evidence, pay, a logo, data, a material, rates."""

from partnerships.actions import milestones
from tests.partnerships.life import (
    FILE,
    added,
    asked,
    brought,
    commented,
    loaded,
    paid,
    returned,
    shown,
    used,
)
from tests.partnerships.signed_table import milestone, signed
from tests.partnerships.table import TODAY


def make(table, _persons):
    agreement = signed(table)
    payment = milestones.report_done(
        milestone(agreement, "payment"), by=table.lead, today=TODAY, files=[FILE]
    )
    evidence = payment.evidence.get().document.public_id
    picture = brought(table, agreement, address="", file=FILE)
    material = shown(table, by=table.lead)
    comment = commented(table, material, "reader", by=table.volunteer)
    returned(table, agreement)
    of_agreement = {"reference": agreement.reference}
    of_partnership = {"public_id": table.partnership.public_id}
    of_payment = {"public_id": payment.public_id}
    of_activity = {"public_id": added(table).public_id}
    of_material = {"public_id": material.public_id}
    of_logo = {"public_id": asked(table).public_id}
    of_data = {"public_id": used(table).public_id}
    of_pay = {"public_id": paid(table, agreement).public_id}
    of_table = {"public_id": loaded(table).public_id}
    arguments = {
        "partnerships:due": {},
        "partnerships:due-of": {"what": "logos"},
        "disclosures:agreement-money": of_agreement,
        "partnerships:life": of_agreement,
        "partnerships:milestone": of_payment,
        "partnerships:milestone-move": of_payment | {"name": "accept"},
        "partnerships:milestone-evidence": of_payment | {"document_id": evidence},
        "partnerships:acknowledgement": {"public_id": picture.public_id},
        "partnerships:acknowledgement-list": of_agreement,
        "partnerships:acknowledgement-create": of_agreement,
        "partnerships:unspent": of_agreement,
        "partnerships:unspent-move": of_agreement | {"name": "accept"},
        "partnerships:fair-pay": of_pay,
        "partnerships:fair-pay-move": of_pay | {"name": "agree"},
        "partnerships:fair-pay-list": of_agreement,
        "partnerships:fair-pay-create": of_agreement,
        "partnerships:rate-table": of_table,
        "partnerships:rate-table-list": {},
        "partnerships:rate-table-create": {},
        "partnerships:activity": of_activity,
        "partnerships:activity-move": of_activity | {"name": "start"},
        "partnerships:activity-list": of_partnership,
        "partnerships:activity-create": of_partnership,
        "partnerships:logo": of_logo,
        "partnerships:logo-move": of_logo | {"name": "grant"},
        "partnerships:logo-list": of_partnership,
        "partnerships:logo-create": of_partnership,
        "partnerships:data-use": of_data,
        "partnerships:data-use-move": of_data | {"name": "agree"},
        "partnerships:data-use-list": of_partnership,
        "partnerships:data-use-create": of_partnership,
        "partnerships:material": of_material,
        "partnerships:material-move": of_material | {"name": "close"},
        "partnerships:material-document": of_material
        | {"document_id": material.versions.get().document.public_id},
        "partnerships:material-answer": of_material | {"comment_id": comment.public_id},
        "partnerships:material-list": of_partnership,
        "partnerships:material-create": of_partnership,
    }
    return arguments, {}
