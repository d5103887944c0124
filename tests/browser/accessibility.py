"""axe-core over a page: WCAG 2.2 AA and best practices, its findings told readably."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

_AXE = Path(__file__).parent.parent / "npm" / "node_modules" / "axe-core" / "axe.min.js"
MISSING = "no axe-core: run `npm --prefix tests/npm ci` (make venv does)"
_RUN = """async () => {
  // Fetching things beforehand is for sound that starts by itself; nothing sounds here.
  const rules = {"target-size": {enabled: true}};
  const options = {preload: false, resultTypes: ["violations"], rules};
  const found = await axe.run(document, options);
  return {passes: found.passes.length, violations: found.violations.map(one => ({
    id: one.id, help: one.help,
    nodes: one.nodes.map(node => ({html: node.html, why: node.failureSummary}))}))};
}"""
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
_NOSCRIPT = re.compile(r"</?noscript\b[^>]*>", re.IGNORECASE)
_SHOWN = 4
_LEAST_PASSES = 5


def is_there() -> bool:
    """Tell whether axe-core was installed."""
    return _AXE.is_file()


def assert_accessible(page: Page) -> None:
    """Assert that axe-core finds nothing on a page as it stands."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    result = page.evaluate(_RUN)
    findings = [_told(one) for one in result["violations"]]
    assert not findings, f"axe-core on {page.url}:\n" + "\n".join(findings)
    assert result["passes"] >= _LEAST_PASSES, f"axe-core saw next to nothing on {page.url}"


def assert_still_copy_accessible(page: Page, checker: Page) -> None:
    """Assert the same of a page in a browser without script, where axe-core cannot run itself.

    What stands there is shown once more in a browser with script, as a reader without it has it.
    """
    markup = page.content()
    copied = _NOSCRIPT.sub("", _SCRIPT.sub("", markup))
    address = page.url

    def show(route: Route) -> None:
        route.fulfill(body=copied, content_type="text/html; charset=utf-8")

    checker.route(address, show)
    checker.goto(address)
    checker.unroute(address)
    assert_accessible(checker)


def _told(violation: dict[str, Any]) -> str:
    places = [
        f"    {node['html'][:300]}\n      {' '.join(node['why'].split())}"
        for node in violation["nodes"][:_SHOWN]
    ]
    more = len(violation["nodes"]) - len(places)
    if more > 0:
        places.append(f"    and {more} more")
    return "\n".join([f"  {violation['id']}: {violation['help']}", *places])
