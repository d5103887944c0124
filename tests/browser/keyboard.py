"""The keyboard alone: where Tab leads, whether one sees where one is, and acting with keys."""

from typing import Any

import msgspec
from playwright.sync_api import Locator, Page

_MOST_STOPS = 400
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
_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const box = one.getClientRects()[0];  // the first line of a link that breaks
  const style = getComputedStyle(one);
  const look = style => [style.outline, style.boxShadow, style.backgroundColor, style.border,
    style.textDecoration].join();
  const around = one.matches("input[type=radio], input[type=checkbox]") && one.nextElementSibling;
  const focused = look(style) + (around ? look(getComputedStyle(around, "::before")) : "");
  const middle = document.elementFromPoint(
    Math.min(Math.max(box.x + Math.min(box.width, innerWidth) / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1));
  return {
    index: window.wlStops.indexOf(one), html: one.outerHTML.slice(0, 120),
    marked: focused,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(middle && (one.contains(middle) || middle.contains(one) ||
      (one.labels && [...one.labels].some(label => label.contains(middle))))),
  };
}"""
_UNFOCUSED = """index => {
  const one = window.wlStops[index];
  if (!one) return "";
  const look = style => [style.outline, style.boxShadow, style.backgroundColor, style.border,
    style.textDecoration].join();
  const around = one.matches("input[type=radio], input[type=checkbox]") && one.nextElementSibling;
  return look(getComputedStyle(one)) + (around ? look(getComputedStyle(around, "::before")) : "");
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
    stops = _stops(page)
    assert stops, f"Tab leads nowhere on {page.url}"
    assert "govuk-skip-link" in stops[0].html, f"the skip link is not first: {stops[0].html}"
    reached = [stop.index for stop in stops]
    missed = [html for at, html in enumerate(controls) if at not in reached]
    assert missed == [], f"Tab does not lead to {missed} on {page.url}"
    assert [stop.html for stop in stops if stop.index < 0] == [], f"unexpected, on {page.url}"
    assert reached == sorted(reached), f"Tab jumps about on {page.url}: {reached}"
    unseen = [stop.html for stop in stops if not stop.inside or stop.covered]
    assert unseen == [], f"focus goes where one cannot see it on {page.url}: {unseen}"
    assert _unmarked(page, stops) == [], f"focus is not shown on {page.url}"


def _stops(page: Page) -> list[Stop]:
    stops: list[Stop] = []
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        found: dict[str, Any] | None = page.evaluate(_STOP)
        if found is None:
            return stops
        stop = msgspec.convert(found, Stop)
        assert not stops or stop.index != stops[-1].index, f"focus is trapped: {stop.html}"
        if stops and stop.index == stops[0].index:
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never leaves {page.url}")


def _unmarked(page: Page, stops: list[Stop]) -> list[str]:
    page.evaluate("() => document.activeElement?.blur()")
    return [stop.html for stop in stops if page.evaluate(_UNFOCUSED, stop.index) == stop.marked]


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until a control has the focus."""
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
