"""Other people's programs that judge our files."""

import subprocess
import sys
from pathlib import Path

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
