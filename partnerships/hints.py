"""What a field of an agreement is called, and what to write there and why."""

from typing import Any

from django.utils.translation import gettext_lazy as _

FIELDS: dict[str, tuple[Any, Any]] = {
    "title": (_("Title"), _("Short and plain, without the name of a medicine.")),
    "public_title": (
        _("Title for the public"),
        _(
            "Only if it should differ. Everybody can read it once both sides agree to it."
        ),
    ),
    "description": (
        _("What is done?"),
        _(
            "Who does what, where, how often, for how many people. Write it as you would"
            " tell a neighbour."
        ),
    ),
    "nature": (
        _("What does the company contribute?"),
        _("Money, work, rooms. Say also if it is for one meeting or one paper only."),
    ),
    "objectives": (
        _("What do you want to reach?"),
        _(
            "And how it supports healthcare, research or education: the codes of practice"
            " ask for this sentence."
        ),
    ),
    "benefit": (
        _("What do patients get out of it?"),
        _("Both sides have to agree to this before anybody signs."),
    ),
    "out_of_scope": (
        _("What is not part of it?"),
        _("What you will not do, even if somebody asks. It protects both of you."),
    ),
    "starts_on": (_("First day"), _("Work begins after all have signed, not before.")),
    "ends_on": (_("Last day"), _("The day by which all is done and reported.")),
    "amount": (
        _("Amount"),
        _("What the company pays in all. Leave it empty if it gives no money."),
    ),
    "currency": (_("Currency"), ""),
    "vat_treatment": (
        _("VAT"),
        _("Most grants have none. If you send a bill, ask whoever does your accounts."),
    ),
    "payment_terms": (
        _("When is it paid?"),
        _("Days or events. A part at the start helps you not to work on credit."),
    ),
    "restricted": (
        _("Is the money for a stated purpose only?"),
        _(
            "“No” means that the organisation uses it as it thinks best. The text of such"
            " a donation is written by the organisation alone."
        ),
    ),
    "unspent_rule": (
        _("What happens with money that is left?"),
        _("For example: it goes back, or to another use that both sides agree."),
    ),
    "acknowledged_from_outset": (
        _("All sides know that the support must be plain to see, from the outset."),
        _(
            "The codes of practice ask for this. Without it the agreement is not complete."
        ),
    ),
    "acknowledgement": (
        _("Which words say who supports it?"),
        _("One sentence that names the company and says what it had no say in."),
    ),
    "acknowledgement_where": (
        _("Where do these words stand?"),
        _("At the start: first page, first slide, top of the web page."),
    ),
    "disclosure_notice": (
        _("Where and when is the support published?"),
        _("So that nobody is surprised to find it in the company’s public list."),
    ),
    "codes": (
        _("Which codes of practice apply?"),
        _("One in each line. The company knows which; yours counts too."),
    ),
    "who_decides": (
        _("Who decides about what?"),
        _("Content, people, dates. In one or two sentences."),
    ),
    "who_owns": (
        _("Who owns the result?"),
        _("Texts, films, data. What you make with a grant is normally yours."),
    ),
    "company_may_not_ask": (
        _("What may the company not ask for?"),
        _("Write down what you would refuse. Then refusing is easy."),
    ),
    "logo_scope": (
        _("How may names and logos be used?"),
        _("Each use of your logo needs your written yes, with purpose and place."),
    ),
    "only_funder_required": (
        _("The company asks to be the only funder"),
        _("No company may ask for that. Tick it only if it happened."),
    ),
    "only_funder_reason": (
        _("If one company is your only funder: why?"),
        _(
            "In the organisation’s own words. It is allowed if the organisation chose it"
            " itself."
        ),
    ),
    "access_campaign": (
        _("It is about access to a medicine"),
        _("Then the company has no say over the message. It adds no step for you."),
    ),
    "need": (
        _("Why does the company need this work?"),
        _("It has to know before it asks. The company writes this."),
    ),
    "selection": (
        _("Why these people or this organisation?"),
        _("What they know that the work needs."),
    ),
    "fair_pay": (
        _("How was the pay found?"),
        _(
            "Rate, hours to prepare, take part, travel and follow up. Or: “They chose not"
            " to be paid.”"
        ),
    ),
    "venue": (_("Where?"), _("A place that fits the purpose, not the pleasure.")),
    "meal_per_person": (
        _("Most that a meal costs, for one person"),
        _("In the currency of the agreement. The country’s code sets a limit."),
    ),
    "entertainment": (
        _("There is entertainment"),
        _("The codes of practice don’t allow a company to pay for it."),
    ),
    "accompanying": (_("Somebody comes along who does not take part"), ""),
    "accompanying_carer": (
        _("They are a carer whom somebody’s health needs"),
        _("A carer’s costs may be paid."),
    ),
    "paper": (
        _("Your letter, bill or paper"),
        _("A PDF, a picture or a Word file, up to 25 MB. Both sides can open it."),
    ),
}
