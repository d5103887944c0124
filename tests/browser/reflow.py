"""Narrow screens: 320 CSS pixels wide, which is also 1280 pixels at 400 % zoom."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, ViewportSize

NARROW: ViewportSize = {"width": 320, "height": 640}
#: 1280 by 1024 at 400 %.
ZOOMED: ViewportSize = {"width": 320, "height": 256}

_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const out = [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.right > width + 1;
  });
  return [`${document.scrollingElement.scrollWidth} wide`].concat(
    out.slice(0, 5).map(one => one.outerHTML.slice(0, 160)));
}"""


@contextmanager
def shrunk(page: Page, size: ViewportSize = NARROW) -> Iterator[None]:
    """Show a page in a small window for a while."""
    before = page.viewport_size
    page.set_viewport_size(size)
    try:
        yield
    finally:
        if before:
            page.set_viewport_size(before)


def assert_reflows(page: Page) -> None:
    """Assert that a narrow page needs no sideways scrolling; tables scroll by themselves."""
    with shrunk(page):
        too_wide = page.evaluate(_TOO_WIDE)
    assert too_wide == [], f"{page.url} scrolls sideways at 320 pixels: {too_wide}"
