"""The kinds of notice, each with a text in `templates/emails/<kind>.txt`.

A text's first line is the subject; what follows is shown in the portal and mailed. It
says who, what, by when and what to do; never an amount in the subject, never a personal
detail of somebody else.
"""

KINDS: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "invited": "organisation inviter role until",
        "letter_link": "organisation",
        "joined": "organisation person",
        "deputy_named": "organisation person from_on until_on",
        "contacts_changed": "organisation",
        "organisation_decided": "organisation accepted reason",
        "access_decided": "organisation accepted reason",
        "records_merged": "organisation other undone reason",
        "succession_recorded": "organisation successor happened_on ended access",
        "membership_ended": "organisation role",
        "hold_set": "ground until_on",
        "hold_lifted": "ground",
        "classified": "organisation value valid_from reason own",
        "objection_made": "organisation by wanted",
        "objection_answered": "organisation upheld answer",
        "diligence_begun": "company organisation",
        "diligence_asked": "company organisation point words",
        "diligence_answered": "company organisation point",
        "diligence_decided": "company organisation outcome conditions reason until",
        "diligence_expiring": "company organisation days until",
        "review_opened": "organisation companies count closes_on",
        "days_left": "organisation companies count closes_on days",
        "asked_again": "organisation company count until",
        "answered_by_letter": "organisation company count",
        "question_asked": "organisation year reason",
        "question_answered": "company year changed",
        "claim_made": "organisation year",
        "claim_decided": "company year accepted reason",
        "report_certified": "company year version",
        "published": "company organisation year",
        "corrected": "company organisation year version reason",
        "screening_found": "list count",
        "screening_decided": "organisation list same words own",
        "interest_renewal": "organisation own days until",
        "tie_said": "organisation other is_umbrella",
        "import_finished": "company file state rows",
        "dependence_words": "organisation company year level",
        "dependence_plan": "organisation company year level",
        "dependence_answered": "who year",
        "digest": "groups count",
    }.items()
}
"""What each text is told. `organisation` and `company` are names, `companies` a list of
names; `accepted` and `changed` say yes or no; `closes_on` and `until` are dates; `state`
is "checked", "stored" or "unusable"; `role` is the role's label, lazily translated."""

REPLACED = frozenset({"review_opened", "days_left"})
"""One notice for all companies: a later one takes the place of an earlier one that its
person has not read, and of its mail that has not gone out. It must tell of everything."""
