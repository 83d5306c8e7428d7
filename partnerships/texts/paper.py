"""The PDF of an agreement: the text that is signed, and the page that says who signed."""

import datetime
from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from documents import pdf
from documents.pdf import Block
from partnerships.models import Agreement, Signature, SignedText
from partnerships.texts.canonical import read
from ui.dates import written_day
from ui.templatetags.ui import moment


def unsigned(agreement: Agreement, text: str, sha256: str, on: datetime.date) -> bytes:
    """The text alone, to read, to print and to sign on paper."""
    with translation.override(agreement.language):
        return _made(agreement, text, sha256, _lines_to_sign(agreement, sha256), on)


def signed(
    agreement: Agreement,
    signed_text: SignedText,
    signatures: Sequence[Signature],
    on: datetime.date,
) -> bytes:
    """The same text with everybody who has signed it until now."""
    with translation.override(agreement.language):
        page = signing_page(signed_text.sha256, signatures)
        return _made(agreement, signed_text.text, signed_text.sha256, page, on)


def signing_page(sha256: str, signatures: Sequence[Signature]) -> list[Block]:
    """Who signed, when and what it means: the same on paper and on the page."""
    blocks: list[Block] = [
        pdf.heading(_("Signatures")),
        pdf.facts([(_("Fingerprint of the text (SHA-256)"), sha256)]),
    ]
    for each in signatures:
        blocks += [
            pdf.heading(each.organisation.legal_name, 3),
            pdf.facts(said_of(each)),
        ]
    blocks.append(
        pdf.words(
            _(
                "Whether a file is this agreement can be checked by anybody at"
                " %(address)s."
            )
            % {"address": settings.SITE_URL + reverse("partnerships:verify")}
        )
    )
    return blocks


def said_of(signature: Signature) -> list[tuple[str, str]]:
    """One signature in facts."""
    facts = [
        (_("Name"), signature.name),
        (_("Signs as"), signature.role),
        (_("What it means"), signature.meaning),
        (_("How"), signature.get_kind_display()),
        (_("Signed on"), written_day(signature.signed_on)),
    ]
    if signature.kind == Signature.Kind.HERE:
        facts.append((_("Recorded"), moment(signature.at)))
    elif signature.confirmed_by and signature.confirmed_on:
        facts.append(
            (
                _("Confirmed"),
                _("by %(who)s on %(day)s")
                % {
                    "who": signature.confirmed_by.legal_name,
                    "day": written_day(signature.confirmed_on),
                },
            )
        )
    return facts


def _lines_to_sign(agreement: Agreement, sha256: str) -> list[Block]:
    """Room for signatures by hand, for each party."""
    blocks: list[Block] = [
        pdf.heading(_("Signatures")),
        pdf.facts([(_("Fingerprint of the text (SHA-256)"), sha256)]),
    ]
    parties = agreement.parties.select_related("organisation").order_by(
        "organisation__name_key", "organisation_id"
    )
    line = "_" * 24
    for party in parties:
        blocks += [
            pdf.heading(party.organisation.legal_name, 3),
            pdf.facts(
                [
                    (_("Name"), line),
                    (_("Signs as"), line),
                    (_("Date"), line),
                    (_("Signature"), line),
                ]
            ),
        ]
    return blocks


def _made(
    agreement: Agreement, text: str, sha256: str, last: list[Block], on: datetime.date
) -> bytes:
    shown = read(text)
    paper = pdf.Paper(
        title=shown.title,
        made=f"{agreement.reference} · {sha256}",
        caption=str(agreement.get_kind_display()),
        blocks=[*shown.blocks, *last],
    )
    return pdf.made(paper, on=on)
