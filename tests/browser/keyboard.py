"""The keyboard alone: where Tab leads, whether one sees where one is, and acting with keys."""

from typing import Any

import msgspec
from playwright.sync_api import Locator, Page

_MOST_STOPS = 400
#: Out of the page, and to whatever was not counted as a control.
_BEYOND = 3
_CONTROLS = """() => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, " +
    "[tabindex='0']";
  const radios = new Set();
  window.wlStops = [...document.querySelectorAll(wanted)].filter(one => {
    if (one.disabled || !one.checkVisibility({visibilityProperty: true})) return false;
    if (one.closest("details:not([open]) > :not(summary)")) return false;
    if (one.type !== "radio") return true;
    // Of radio buttons with one name, Tab reaches the chosen one, else the first.
    const all = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(one.name)}"]`)];
    return one === (all.find(other => other.checked) || all[0]);
  });
  return window.wlStops.map(one => one.outerHTML.slice(0, 120));
}"""
# Where Tab goes on from is remembered by the browser: only another focus moves it.
_BEGIN = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.blur();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}"""
# What Tab leads to is noted in the page itself, when the key is let go: asking after each would
# take three times as long.
_NOTE = """() => {
  const look = one => {
    const told = style => [style.outline, style.boxShadow, style.backgroundColor, style.border,
      style.textDecoration].join();
    const around = one.matches("input[type=radio], input[type=checkbox]") && one.nextElementSibling;
    return told(getComputedStyle(one)) + (around ? told(getComputedStyle(around, "::before")) : "");
  };
  const stop = () => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    const box = one.getClientRects()[0];  // the first line of a link that breaks
    const middle = document.elementFromPoint(
      Math.min(Math.max(box.x + Math.min(box.width, innerWidth) / 2, 0), innerWidth - 1),
      Math.min(Math.max(box.y + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1));
    return {
      index: window.wlStops.indexOf(one), html: one.outerHTML.slice(0, 120), marked: look(one),
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      covered: !(middle && (one.contains(middle) || middle.contains(one) ||
        (one.labels && [...one.labels].some(label => label.contains(middle))))),
    };
  };
  window.wlNoted = [];
  const note = () => window.wlNoted.push(stop());
  document.addEventListener("keyup", note, true);
  window.wlEnd = () => {
    document.removeEventListener("keyup", note, true);
    document.activeElement?.blur();
    return [window.wlNoted, window.wlStops.map(look)];
  };
}"""
_END = "() => window.wlEnd()"
_AHEAD = """wanted => {
  const after = (one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  return window.wlStops.filter(stop => after(document.activeElement || document.body, stop) &&
    (stop === wanted || after(stop, wanted))).length;
}"""


class Stop(msgspec.Struct, frozen=True):
    """Where Tab led: which control, and whether one sees that it is there."""

    index: int
    html: str
    marked: str
    inside: bool
    covered: bool


def assert_operable(page: Page) -> None:
    """Assert that Tab leads through every control in order, visibly, and out again."""
    page.evaluate(_BEGIN)
    controls: list[str] = page.evaluate(_CONTROLS)
    stops, unfocused = _walk(page, len(controls))
    assert stops, f"Tab leads nowhere on {page.url}"
    assert "govuk-skip-link" in stops[0].html, f"the skip link is not first: {stops[0].html}"
    reached = [stop.index for stop in stops]
    missed = [html for at, html in enumerate(controls) if at not in reached]
    assert missed == [], f"Tab does not lead to {missed} on {page.url}"
    assert [stop.html for stop in stops if stop.index < 0] == [], f"unexpected, on {page.url}"
    assert reached == sorted(reached), f"Tab jumps about on {page.url}: {reached}"
    unseen = [stop.html for stop in stops if not stop.inside or stop.covered]
    assert unseen == [], f"focus goes where one cannot see it on {page.url}: {unseen}"
    unmarked = [stop.html for stop in stops if unfocused[stop.index] == stop.marked]
    assert unmarked == [], f"focus is not shown on {page.url}: {unmarked}"


def _walk(page: Page, controls: int) -> tuple[list[Stop], list[str]]:
    """Press Tab until it leaves the page; return the stops, and how each looks without focus."""
    page.evaluate(_NOTE)
    for _ in range(controls + _BEYOND):
        page.keyboard.press("Tab")
    noted: list[dict[str, Any] | None]
    noted, unfocused = page.evaluate(_END)
    stops: list[Stop] = []
    for found in noted:
        stop = found and msgspec.convert(found, Stop)
        if not stop or (stops and stop.index == stops[0].index):
            return stops, unfocused
        assert not stops or stop.index != stops[-1].index, f"focus is trapped: {stop.html}"
        stops.append(stop)
    raise AssertionError(f"Tab never leaves {page.url}")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until a control has the focus."""
    page.evaluate(_CONTROLS)
    for _ in range(wanted.evaluate(_AHEAD)):
        page.keyboard.press("Tab")
    for _ in range(_MOST_STOPS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {wanted} on {page.url}")


def arrow_to(page: Page, wanted: Locator) -> None:
    """Choose a radio button: Tab to its group, then the arrows."""
    group = wanted.evaluate(
        """one => {
          const all = [...document.querySelectorAll(
            `input[type=radio][name="${CSS.escape(one.name)}"]`)];
          return all.indexOf(all.find(other => other.checked) || all[0]);
        }"""
    )
    name = wanted.get_attribute("name")
    radios = page.locator(f'input[type=radio][name="{name}"]')
    tab_to(page, radios.nth(group))
    if not radios.nth(group).is_checked():
        page.keyboard.press("Space")
    for _ in range(radios.count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows do not lead to {wanted} on {page.url}")
