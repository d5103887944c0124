"""The machine's own Chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "no Chromium: the program chromium is not on the path (Debian's package chromium)"


def program() -> str | None:
    """Return the path of the browser, if there is one."""
    return shutil.which("chromium")


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the browser and stop it again; raise ``FileNotFoundError`` where there is none."""
    path = program()
    if path is None:
        raise FileNotFoundError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()
