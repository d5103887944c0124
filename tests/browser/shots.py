"""Pictures of every state of every page: ``python -m tests.browser.shots [--out DIR]``.

They are made on a fresh demonstration, at 1280 and 375 pixels, whole pages; ``record-triple`` shows
one record side by side as the public, an accredited researcher and its owner see it. ``--only``
takes the names that begin so.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import chromium
from tests.browser.served_site import ServedSite
from tests.browser.states import STATES, State
from tests.browser.visitor import Visitor

_WIDTHS = (1280, 375)
_TALLEST = 16_000
_TRIPLE = ("record-public", "record-accredited", "record-owner")
_SIDE_BY_SIDE = """<!doctype html><html lang="en"><title>One record, three readers</title>
<style>body{{display:flex;gap:16px;margin:16px;background:#ddd;align-items:flex-start;
font:700 28px arial}}figure{{margin:0}}figcaption{{padding:0 0 12px}}img{{width:1000px}}</style>
{figures}</html>"""


def main() -> None:
    """Make the pictures."""
    asked = _arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    wanted = [one for one in STATES if one.name.startswith(tuple(asked.only))]
    with _demonstration() as site, chromium.launched() as browser:
        for state in wanted:
            for width in _WIDTHS:
                _picture(browser, site, state, width, asked.out)
            sys.stderr.write(f"{state.name}\n")
        if all((asked.out / f"{name}-1280.png").exists() for name in _TRIPLE):
            _side_by_side(browser, asked.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("shots"), help="the folder to write to")
    parser.add_argument("--only", nargs="*", default=[""], help="beginnings of names of states")
    return parser.parse_args()


@contextmanager
def _demonstration() -> Iterator[ServedSite]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        subprocess.run(
            [sys.executable, "-m", "frontend.cli", "demo", "--no-serve"],
            env={**os.environ, "WAYLEAVE_HOME": str(home)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        with ServedSite(home) as site:
            yield site


def _picture(browser: Browser, site: ServedSite, state: State, width: int, out: Path) -> None:
    with Visitor(browser, site.url) as person:
        person.page.set_viewport_size({"width": width, "height": 900})
        person.comes_to(site.installation, state)
        _take(person.page, out / f"{state.name}-{width}.png")


def _take(page: Page, file: Path) -> None:
    page.wait_for_load_state("networkidle")
    height = page.evaluate("() => document.documentElement.scrollHeight")
    width = page.evaluate("() => document.documentElement.scrollWidth")
    page.screenshot(
        path=file,
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": min(height, _TALLEST)},
    )


def _side_by_side(browser: Browser, out: Path) -> None:
    figures = "".join(
        f"<figure><figcaption>{name.removeprefix('record-')}</figcaption>"
        f'<img alt="" src="{name}-1280.png"></figure>'
        for name in _TRIPLE
    )
    file = (out / "record-triple.html").resolve()
    file.write_text(_SIDE_BY_SIDE.format(figures=figures), encoding="utf-8")
    page = browser.new_page(viewport={"width": 3100, "height": 900})
    page.goto(file.as_uri())
    _take(page, out / "record-triple.png")
    page.close()
    file.unlink()


if __name__ == "__main__":
    main()
