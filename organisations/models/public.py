"""What everybody may read of organisations' profiles. The public site reads this alone."""

from django.db import models


class PublicProfile(models.Model):
    """The parts of a profile that its organisation made public, as a copy.

    Written again whenever the profile changes. `facts` has the keys that
    `organisations/profiles.py` names; never a person's name.
    """

    organisation_public_id = models.CharField(max_length=16, unique=True)
    is_company = models.BooleanField()
    name = models.CharField(max_length=500)
    country = models.CharField(max_length=2)
    facts = models.JSONField(default=dict)
    changed_on = models.DateField()

    def __str__(self) -> str:
        return self.name
