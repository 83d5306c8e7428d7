import re

import pytest

from notices.models import Message


@pytest.fixture
def link_in_mail():
    """The path in the last mail to an address."""

    def link_in_mail(email):
        body = Message.objects.filter(to=email).latest("pk").body
        return re.search(r"http://localhost:8000(/invitations/\S+)", body)[1]

    return link_in_mail
