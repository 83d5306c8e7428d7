"""Child processes that end together, each with everything that it started."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

GRACE = 10  # seconds between asking a process to end and ending it
TICK = 0.1


class Ended(Exception):
    """Nothing goes on from here: a signal asked for it (no words), or for the reason given."""


@dataclass
class Family:
    """The children that run now, and the signals that asked us to stop."""

    children: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    signals: list[int] = field(default_factory=list)


@contextmanager
def family() -> Iterator[Family]:
    """Children started inside are gone at the end, also after Ctrl-C or `kill`.

    Signals only leave a note from here on, so that a second one can't disturb the end.
    """
    together = Family()
    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # under nohup we stay
        numbers.append(signal.SIGHUP)
    for number in numbers:
        signal.signal(number, lambda number, _frame: together.signals.append(number))
    try:
        yield together
    finally:
        _end(together)


def start(together: Family, name: str, command: Sequence[str]) -> None:
    """Starts a child in a process group of its own, out of reach of the terminal."""
    together.children[name] = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, text=True, start_new_session=True
    )


def run(together: Family, name: str, command: Sequence[str]) -> None:
    """Runs a child to its end; raises Ended when it fails or something else ends first."""
    start(together, name, command)
    while (code := together.children[name].poll()) is None:
        watch(together)
        time.sleep(TICK)
    del together.children[name]
    if code:
        raise Ended(f"{name} failed; what it said is above.")


def watch(together: Family) -> None:
    """Raises Ended when we were asked to stop or a child is no longer there."""
    if together.signals:
        raise Ended
    for name, child in together.children.items():
        if child.poll() is not None:
            raise Ended(f"{name} has ended, so everything else ends too.")


def _end(together: Family) -> None:
    children = together.children.values()
    for child in children:
        _signal_group(child, signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0, deadline - time.monotonic()))
        _signal_group(child, signal.SIGKILL)
        child.wait()


def _signal_group(child: subprocess.Popen[str], number: int) -> None:
    """The group may outlive its first process."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)
