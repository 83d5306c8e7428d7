"""Reads the strings that the cells of a workbook share; runs in the child process.

Rules: ECMA-376 part 1, 18.4 (shared strings).
"""

from collections.abc import Iterator
from typing import IO

from tables.sheet import MAX_PIECES, feed, parser_for, unescape


def shared_strings(  # noqa: C901  one closure for each event
    stream: IO[bytes], part: str
) -> Iterator[str]:
    """The strings in order: rich text joined, the reading aids of East Asian text left out."""
    done: list[str] = []
    pieces: list[str] = []
    tag = {
        "si": "si",
        "t": "t",
        "rPh": "rPh",
    }  # as this file writes them, with its prefix
    collecting = in_reading = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal collecting, in_reading
        if name == tag["t"]:
            collecting = not in_reading
        elif name == tag["rPh"]:
            in_reading = True
        elif name.rpartition(":")[2] == "sst":
            tag.update({key: name.removesuffix("sst") + key for key in tag})

    def end(name: str) -> None:
        nonlocal collecting, in_reading
        collecting = False
        if name == tag["si"]:
            done.append(unescape("".join(pieces)))
            pieces.clear()
        elif name == tag["rPh"]:
            in_reading = False

    def data(text: str) -> None:
        if collecting and len(pieces) < MAX_PIECES:
            pieces.append(text)

    parser = parser_for(part)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = data
    for _ in feed(parser, stream, part):
        yield from done
        done.clear()
