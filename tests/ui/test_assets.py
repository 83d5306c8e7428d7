"""The front end that `python -m config.assets` builds."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from config import assets

ROOT = Path(settings.BASE_DIR)


def test_the_second_build_does_nothing():
    assets.main()
    before = assets.STAMP.stat().st_mtime_ns

    answer = subprocess.run(
        [sys.executable, "-m", "config.assets"],
        cwd=ROOT,
        env={"PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout == ""
    assert assets.STAMP.stat().st_mtime_ns == before


def test_a_changed_source_is_noticed(tmp_path, monkeypatch):
    source = tmp_path / "evenhand.scss"
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    source.write_text("a { color: red }")
    before = assets.digest(["evenhand.scss"])

    source.write_text("a { color: blue }")

    assert assets.digest(["evenhand.scss"]) != before


def test_a_public_page_loads_few_bytes_and_no_foreign_ones():
    assets.main()
    css = (assets.BUILT / "evenhand.css").read_bytes()
    script = (assets.BUILT / "evenhand.js").read_bytes()

    assert len(gzip.compress(css)) + len(gzip.compress(script)) < 35_000
    assert b"GDS Transport" not in css
    assert b"@font-face" not in css
    for address in re.findall(rb"url\(([^)]*)\)", css):
        assert (assets.BUILT / address.decode()).is_file()


def test_the_lock_file_names_no_registry():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert len(packages) > 5
    assert not [name for name, facts in packages.items() if "resolved" in facts]
