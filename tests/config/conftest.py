"""What runs before Django and beside it; a test of Django here says `django_db` itself."""

import pytest


@pytest.fixture(autouse=True)
def _database():
    """No test database: these tests start servers and commands of their own."""
