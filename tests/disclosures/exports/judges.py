"""Other people's programs that judge our files."""

import json
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

GRANTS = Path(settings.BASE_DIR).parent / "shared" / "data" / "360giving"
"""The schema of 360Giving, where it lies beside the project."""
PROGRAMS = Path(sys.executable).parent


def judged(program, *arguments, cwd):
    """Its exit status, and all that it said."""
    done = subprocess.run(
        [str(PROGRAMS / program), *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def content(program, *arguments, cwd):
    """It must find no fault."""
    status, said = judged(program, *arguments, cwd=cwd)
    assert status == 0, said


def faults_of_grants(package):
    """What the schema of 360Giving says against a package of grants."""
    names = ("360-giving-package-schema.json", "360-giving-schema.json")
    whole, grant = (json.loads((GRANTS / name).read_text()) for name in names)
    address = whole["properties"]["grants"]["items"]["$ref"]
    # The dialect's address is http:// in both files, which is no dialect's name.
    for schema in (whole, grant):
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    grant_of = Resource.from_contents(grant)
    registry = Registry().with_resources(
        [(address, grant_of), (grant["$id"], grant_of)]
    )
    formats = FormatChecker()
    formats.checks("date-time", ValueError)(lambda text: "T" in text)
    judge = Draft202012Validator(whole, registry=registry, format_checker=formats)
    return [error.message for error in judge.iter_errors(package)]
