"""Reads a workbook in a process of its own, with limits on memory and time.

A workbook made to exhaust its reader then ends that process and nothing else. The child knows
neither Django nor the database nor the settings: it gets the file as its standard input, an empty
environment, and answers in lines of JSON.
"""

import json
import os
import resource
import selectors
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import IO, Any

from tables.records import Refusal
from tables.sheet import Notes
from tables.workbook import (
    Sheet,
    Workbook,
    merged_ranges,
    open_workbook,
    sheet_records,
)

ROOT = Path(__file__).parents[1]
BATCH = 500  # rows in one line
MERGES_TOLD = 1_000  # from the top down: those of the column names are among them

Message = dict[str, Any]


@dataclass(frozen=True)
class Limits:
    """What one reading may use; `wall_seconds` counts only the time that we wait for the child."""

    memory_bytes: int = 2 << 30
    cpu_seconds: int = 120
    wall_seconds: float = 180


@dataclass(frozen=True)
class Request:
    """Which sheet to read (None: the only one with content) and at most how many rows."""

    sheet: str | None = None
    most: int | None = None


LIMITS = Limits()


def run(content: bytes, request: Request, limits: Limits = LIMITS) -> Iterator[Message]:
    """The child's messages: first its sheets, then batches of rows, then its notes.

    Raises Refusal, also when the child dies or exceeds a limit.
    """
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        process = subprocess.Popen(  # noqa: S603
            [
                sys.executable,
                "-m",
                __name__,
                json.dumps(asdict(request)),
                json.dumps(asdict(limits)),
            ],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={"PYTHONUTF8": "1"},
        )
        with process:
            try:
                yield from _messages(process, limits.wall_seconds)
            finally:
                process.kill()


def _messages(process: subprocess.Popen[bytes], seconds: float) -> Iterator[Message]:
    for line in _lines(process, seconds):
        message: Message = json.loads(line)
        if "refused" in message:
            key, facts = message["refused"]
            raise Refusal(key, **facts)
        if "end" in message:
            return
        yield message
    raise Refusal("child_time" if process.wait() in _OUT_OF_TIME else "child_broken")


_OUT_OF_TIME = frozenset({-9, -24})  # the kernel's SIGKILL and SIGXCPU at the CPU limit


def _lines(process: subprocess.Popen[bytes], seconds: float) -> Iterator[bytes]:
    pipe, rest = process.stdout.fileno(), b""  # type: ignore[union-attr]  # stdout=PIPE
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            asked = monotonic()
            ready = selector.select(max(seconds, 0))
            seconds -= monotonic() - asked
            if not ready:
                raise Refusal("child_time")
            if not (chunk := os.read(pipe, 1 << 20)):
                return
            *lines, rest = (rest + chunk).split(b"\n")
            yield from lines


def main() -> None:
    """The child: take the limits, read, answer."""
    _limit(Limits(**json.loads(sys.argv[2])))
    try:
        for message in _answer(sys.stdin.buffer, Request(**json.loads(sys.argv[1]))):
            _say(message)
    except Refusal as refusal:
        _say({"refused": refusal.finding})
    except (zipfile.BadZipFile, zlib.error, EOFError):
        _say({"refused": ("zip_broken", {})})
    except MemoryError:
        _say({"refused": ("child_memory", {})})


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(
        resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1)
    )
    with suppress(ValueError):  # macOS, a development machine, has no such limit
        resource.setrlimit(
            resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes)
        )


def _say(message: Message) -> None:
    sys.stdout.buffer.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    sys.stdout.buffer.flush()


def _answer(file: IO[bytes], request: Request) -> Iterator[Message]:
    workbook = open_workbook(file)
    filled = [sheet for sheet in workbook.sheets if sheet.visible and sheet.sample]
    sheet = _chosen(workbook, filled, request.sheet)
    merges = merged_ranges(workbook, sheet)
    yield {
        "sheet": sheet.name,
        "filled": [(each.name, each.sample) for each in filled],
        "hidden": [each.name for each in workbook.sheets if not each.visible],
        "merges": merges[:MERGES_TOLD],
    }
    notes = Notes()
    records = sheet_records(workbook, sheet, merges, notes)
    wanted = islice(records, request.most)
    while batch := list(islice(wanted, BATCH)):
        yield {"rows": batch}
    ranges = [f"{left}{top}:{right}{bottom}" for left, top, right, bottom in merges]
    whole = next(records, None) is None
    yield {"notes": asdict(notes) | {"merges": ranges}, "whole": whole}
    yield {"end": True}


def _chosen(workbook: Workbook, filled: list[Sheet], name: str | None) -> Sheet:
    if name is not None:
        for sheet in workbook.sheets:
            if sheet.name == name:
                return sheet
        raise Refusal(
            "sheet_unknown",
            sheet=name,
            names=", ".join(s.name for s in workbook.sheets),
        )
    if not filled:
        raise Refusal("sheets_empty")
    return filled[0]


if __name__ == "__main__":
    main()
