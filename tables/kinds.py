"""Tells by its content what an uploaded file is; the name only earns a remark."""

import re
from pathlib import PurePath
from typing import Literal

from tables.records import Refusal

_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "compressed"),
    (b"7z\xbc\xaf", "compressed"),
    (b"Rar!", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"{\\rtf", "document"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Excel files and of encrypted new ones
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|table|\?xml)", re.IGNORECASE
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*[\[{])")
_RARE_IN_TEXT = re.compile(rb"[\x01-\x08\x0b\x0e-\x19\x1b-\x1f]")
_SAMPLE = 1 << 13
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"})
_TEXTS = frozenset({".csv", ".tsv", ".tab", ".txt"})


def kind_of(content: bytes) -> Literal["workbook", "text"]:
    """What the content is; raises Refusal for everything that isn't read here.

    A zip archive counts as a workbook until the child process has looked inside.
    """
    if not content.strip():
        raise Refusal("empty")
    if content.startswith(b"PK"):
        if content[2:4] in {b"\x03\x04", b"\x05\x06"}:
            return "workbook"
    elif content.startswith(_OLE):
        raise Refusal("encrypted" if _ENCRYPTED in content else "xls")
    for beginning, key in _BEGINNINGS:
        if content.startswith(beginning):
            raise Refusal(key)
    sample = content[:_SAMPLE]
    if _MARKUP.match(sample):
        raise Refusal("html")
    if _JSON.match(sample):
        raise Refusal("json")
    if len(_RARE_IN_TEXT.findall(sample)) > len(sample) // 20:
        raise Refusal("binary")
    return "text"


def misnamed(name: str, kind: Literal["workbook", "text"]) -> str | None:
    """The ending of the name when it promises the other kind."""
    ending = PurePath(name).suffix.lower()
    return ending if ending in (_TEXTS if kind == "workbook" else _WORKBOOKS) else None
