"""A browser for tests that looks at every page it fetches as a careful reviewer would."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.test import TestResponse

_UNLABELLED = {"hidden", "submit", "button", "image", "reset"}


class Page:
    """A page that was fetched, and found to be sound."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.get_data(as_text=True)
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.tree: Element = parser.parse(self.html)
        self.parse_errors = [str(error[1]) for error in parser.errors]

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements with these attributes, in order; a ``class_`` is one of several."""
        return [one for one in self.tree.iter(tag) if _has(one, attributes)]

    def text(self, tag: str = "main") -> str:
        """Return the words of the first such element."""
        found = next(self.tree.iter(tag), None)
        return words(found) if found is not None else ""

    @property
    def h1(self) -> str:
        """The heading of the page."""
        return self.text("h1")

    def links(self) -> list[str]:
        """Return the addresses that the page links to, each once."""
        return list(dict.fromkeys(a.get("href", "") for a in self.tree.iter("a")))

    def form(self, action: str | None = None) -> Element:
        """Return the form in the page's content, or the one that is sent to an address."""
        for form in self.all("form"):
            if action is None and _within(self.tree.find(".//main"), form):
                return form
            if action is not None and form.get("action", "").split("?")[0] == action:
                return form
        raise AssertionError(f"no form {action or ''} on the page {self.h1!r}")


class PageClient:
    """Fetches pages of an application, keeps cookies, sends forms as a browser would."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def get(self, address: str, status: int = 200, **options: Any) -> Page:  # noqa: ANN401
        """Fetch a page and look it over; the status is the one expected."""
        return self._looked_over(self.client.get(address, **options), status)

    def post(
        self,
        address: str,
        fields: Mapping[str, object],
        status: int = 303,
        **options: Any,  # noqa: ANN401
    ) -> Page:
        """Send fields to an address as they are."""
        options.setdefault("headers", {"Sec-Fetch-Site": "same-origin"})
        return self._looked_over(self.client.post(address, data=fields, **options), status)

    def submit(
        self,
        page: Page,
        fields: Mapping[str, object],
        action: str | None = None,
        status: int = 303,
    ) -> Page:
        """Fill a form of a page in and send it, with everything that stands in it already."""
        form = page.form(action)
        filled: dict[str, object] = {**_as_it_stands(form), **fields}
        address = form.get("action") or page.response.request.path
        return self.post(address, filled, status)

    def follow(self, page: Page, status: int = 200) -> Page:
        """Go where a page sends the browser."""
        parts = urlsplit(page.response.headers["Location"])
        return self.get(parts.path + (f"?{parts.query}" if parts.query else ""), status)

    def _looked_over(self, response: TestResponse, status: int) -> Page:
        page = Page(response)
        assert page.status == status, f"{page.status} instead of {status}: {page.text()[:800]}"
        if response.mimetype == "text/html" and not 300 <= page.status < 400:
            look_over(page)
        return page


def look_over(page: Page) -> None:
    """Assert what holds for every page: sound HTML, labelled, protected, self-contained."""
    assert page.parse_errors == []
    assert len(page.all("h1")) == 1, "one h1"
    assert page.text("title"), "a title"
    repeated = [i for i, n in Counter(_ids(page)).items() if n > 1]
    assert repeated == [], f"ids given twice: {repeated}"
    assert _unlabelled(page) == []
    for element in page.tree.iter():
        assert "style" not in element.attrib, f"inline style on {element.tag}"
        assert not [a for a in element.attrib if a.startswith("on")], "inline handler"
    for script in page.all("script"):
        assert script.get("nonce") or script.get("type") == "application/ld+json"
    for form in page.all("form"):
        if form.get("method", "get").lower() == "post":
            assert "csrf_token" in _as_it_stands(form), f"no token in {form.get('action')}"


def words(element: Element) -> str:
    """Return an element's text with white space folded."""
    return " ".join("".join(element.itertext()).split())


def _ids(page: Page) -> Iterator[str]:
    return (one.get("id", "") for one in page.tree.iter() if one.get("id"))


def _unlabelled(page: Page) -> list[str]:
    labelled = {label.get("for") for label in page.all("label")}
    inside = {one for label in page.all("label") for one in label.iter()}
    controls = [
        control
        for tag in ("input", "select", "textarea")
        for control in page.all(tag)
        if control.get("type") not in _UNLABELLED
    ]
    return [
        str(control.get("name"))
        for control in controls
        if control.get("id") not in labelled
        and control not in inside
        and not (control.get("aria-label") or control.get("aria-labelledby"))
    ]


def _as_it_stands(form: Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for control in form.iter():
        name = control.get("name")
        if not name or control.get("disabled") is not None:
            continue
        value = _value(control)
        if value is None:
            continue
        known = found.get(name)
        if known is None:
            found[name] = value
        else:
            found[name] = [*(known if isinstance(known, list) else [known]), value]
    return found


def _value(control: Element) -> str | None:
    if control.tag == "textarea":
        return "".join(control.itertext()).removeprefix("\n")
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [o for o in options if o.get("selected") is not None] or options[:1]
        return chosen[0].get("value", words(chosen[0])) if chosen else None
    if control.tag != "input" or control.get("type") in {"submit", "button", "file"}:
        return None
    if control.get("type") in {"checkbox", "radio"} and control.get("checked") is None:
        return None
    return control.get("value", "on" if control.get("type") == "checkbox" else "")


def _has(element: Element, attributes: Mapping[str, str]) -> bool:
    for name, value in attributes.items():
        if name == "class_":
            if value not in element.get("class", "").split():
                return False
        elif element.get(name.replace("_", "-")) != value:
            return False
    return True


def _within(outer: Element | None, inner: Element) -> bool:
    return outer is not None and any(one is inner for one in outer.iter())
