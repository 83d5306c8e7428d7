from audit.timeline import timeline
from organisations.actions import verification
from organisations.models import Organisation
from tests import cast


def test_a_reason_of_any_length_is_kept_with_what_changed(registrar):
    organisation = cast.patients("Lung Circle", verified=False)
    by, evidence = cast.actor(registrar), "The register says the same. " * 60

    verification.verify(organisation, by=by, evidence=evidence, today=cast.LONG_AGO)

    organisation.refresh_from_db()
    assert Organisation.history.latest("pk").history_change_reason == evidence
    newest = timeline(organisation, viewer=by)[0]
    assert (newest.title, newest.reason) == ("Verified by a registrar", evidence)
