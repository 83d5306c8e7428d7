"""What a methodology note is asked: each field with sentences to choose from."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """One thing that readers have to know.

    `choices`: a code and a sentence, as it is published. Words of one's own stand after
    the sentence, or alone.
    """

    code: str
    label: Any
    help: Any
    choices: tuple[tuple[str, Any], ...] = ()

    def sentence(self, choice: str) -> Any:
        """The sentence of a choice; nothing for an unknown one."""
        return dict(self.choices).get(choice, "")


FIELDS: tuple[Field, ...] = (
    Field(
        "affiliates",
        _("Which companies it covers"),
        _("A reader wants to know whether other companies of your group are in it."),
        (
            ("alone", _("It covers this company only; it belongs to no group.")),
            ("own_reports", _("Each company of our group publishes its own report.")),
            ("covers_group", _("It covers other companies of our group too.")),
        ),
    ),
    Field(
        "patient_organisation",
        _("Whom we count as a patient organisation"),
        _("Say whom you count, and whom you don't."),
        (
            (
                "mostly_patients",
                _(
                    "An organisation that works without profit, and is made up mainly"
                    " of patients or of those who care for them."
                ),
            ),
            (
                "represents_patients",
                _(
                    "Every organisation that represents patients or those who care for"
                    " them, whoever its members are."
                ),
            ),
        ),
    ),
    Field(
        "sources",
        _("Where the payments come from"),
        _("Which records you looked at, and how you found the patient organisations."),
        (
            (
                "ledger",
                _(
                    "From our accounts: all payments to those marked there as patient"
                    " organisations."
                ),
            ),
            (
                "ledger_and_teams",
                _("From our accounts and from a question to every team that pays."),
            ),
        ),
    ),
    Field(
        "recognised_on",
        _("Which day counts"),
        _("One rule for all entries of a report: it decides the year."),
        (
            ("paid_on", _("The day on which we paid.")),
            ("received_on", _("The day on which the recipient had the money.")),
            ("invoiced_on", _("The day of the invoice.")),
            ("agreed_on", _("The day on which the agreement was signed.")),
            ("activity_on", _("The day of the event or of the work.")),
        ),
    ),
    Field(
        "vat_rule",
        _("VAT"),
        _(
            "One rule for all entries, or for all of a kind, so that sums can be compared."
        ),
        (
            ("included", _("All amounts contain VAT where it applies.")),
            ("excluded", _("All amounts are without VAT.")),
            ("by_kind", _("One rule for each kind of payment.")),
            ("stated", _("Each entry says whether VAT is in its amount.")),
        ),
    ),
    Field(
        "currency",
        _("Currencies"),
        _("If you converted amounts, name the rate, its day and its source."),
        (
            ("as_paid", _("Amounts stand in the currency in which they were paid.")),
            (
                "converted",
                _("Amounts were converted at the rate of the day of payment."),
            ),
        ),
    ),
    Field(
        "in_kind",
        _("Help that is not money"),
        _("How you found its value, or why a value would say nothing."),
        (
            ("price_paid", _("It counts with the price that we paid.")),
            ("market_price", _("It counts with what it would cost to buy.")),
            ("cost", _("It counts with our own cost.")),
            ("described", _("Its value is not estimated; the benefit is described.")),
            ("none", _("There was none.")),
        ),
    ),
    Field(
        "several_years",
        _("Agreements over several years"),
        _("In which year what was agreed for several years is told."),
        (
            ("each_payment", _("Each payment stands in the year of its own day.")),
            ("all_at_once", _("The whole sum stands in the first year.")),
        ),
    ),
    Field(
        "returned",
        _("Money that came back"),
        _("How refunds and money that was not used are shown."),
        (
            ("below_zero", _("It stands as an entry of its own, below zero.")),
            ("taken_off", _("It was taken off the payment.")),
        ),
    ),
    Field(
        "cancelled",
        _("What was cancelled or done in part"),
        _("What you show of a project or event that did not take place as planned."),
        (
            ("what_was_paid", _("What was paid is shown, whatever became of it.")),
            ("not_shown", _("What was cancelled before we paid is not shown.")),
        ),
    ),
    Field(
        "indirect",
        _("Payments through others"),
        _("For example through an agency, a foundation or a bank."),
        (
            ("final_recipient", _("They stand under who had the help in the end.")),
            ("none", _("There were none.")),
        ),
    ),
    Field(
        "legal_basis",
        _("Why we may publish it"),
        _("What lets you publish, and what you did where a person could be known."),
        (
            (
                "organisations_only",
                _("Only organisations are named, and agreements say that we publish."),
            ),
            ("law", _("A law obliges us to publish.")),
        ),
    ),
    Field(
        "validation",
        _("How it was checked"),
        _("The number of answers is counted and added by itself."),
        (
            (
                "recipients_asked",
                _("All recipients could check their entries before publication."),
            ),
            ("own_check", _("We checked it ourselves only.")),
        ),
    ),
    Field(
        "limitations",
        _("What is not perfect"),
        _("What you could not find out, and what may be missing."),
        (("none_known", _("We know of nothing that is missing.")),),
    ),
    Field(
        "corrections",
        _("How mistakes are corrected"),
        _("What somebody can expect who finds one."),
        (
            (
                "new_version",
                _("By a new version that says why. The old one can still be read."),
            ),
        ),
    ),
    Field(
        "contact",
        _("Whom to ask"),
        _(
            "A function and the organisation's address, such as: disclosure office,"
            " transparency@company.example. No person's name."
        ),
    ),
)
BY_CODE = {each.code: each for each in FIELDS}


def field(code: str) -> Field | None:
    return BY_CODE.get(code)
