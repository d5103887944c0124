"""Every address of this site that an answer leads to, whatever the answer is written in."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

_IN_HTML = re.compile(r'\s(?:href|action|src|content|data-[\w-]+)="([^"]*)"')
_ELSEWHERE = re.compile(r"""["'<>(](https?://[^\s"'<>]+)|["'(](/[^\s"'<>]+)""")
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)


def addresses_within(text: str, mimetype: str, here: str, base: str) -> list[str]:
    """List the paths and queries that a text leads to, each once, in order.

    ``here`` is the address of the text itself, ``base`` the address of the site as it calls itself.
    """
    found = dict.fromkeys(_in_html(text, here) if mimetype == "text/html" else _elsewhere(text))
    ours = (each for each in found if not each.startswith("http") or each.startswith(base))
    inside = (_within_the_site(urljoin(base + here, each), base) for each in ours)
    return list(dict.fromkeys(each for each in inside if each is not None))


def _in_html(text: str, here: str) -> Iterator[str]:
    for form in _FORM.findall(text):
        yield from _asked_by(form, here)
    for written in _IN_HTML.findall(_FORM.sub(_without_its_action, text)):
        address = html.unescape(written)
        if address.startswith(("/", "?", "http")):
            yield address


def _without_its_action(form: re.Match[str]) -> str:
    return form[0].replace(" action=", " ", 1)


def _elsewhere(text: str) -> Iterator[str]:
    for absolute, path in _ELSEWHERE.findall(text.replace("\\/", "/")):
        yield html.unescape(absolute or path)


def _within_the_site(address: str, base: str) -> str | None:
    if not address.startswith(base + "/"):
        return None
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


class _Form(HTMLParser):
    """Reads what one form can ask."""

    def __init__(self) -> None:
        super().__init__()
        self.action: str | None = ""
        self.method = "get"
        self.stands: list[tuple[str, str]] = []
        self.choices: list[tuple[str, str]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action, self.method = given.get("action", ""), given.get("method", "get").lower()
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option":
            self._offer(self._select, given, is_chosen="selected" in given)
        elif given.get("name"):
            self._control(given["name"], given)

    def _control(self, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in {"checkbox", "radio", "submit"}:
            self._offer(name, given, is_chosen="checked" in given)
        else:
            self.stands.append((name, given.get("value", "")))

    def _offer(self, name: str, given: dict[str, str], *, is_chosen: bool) -> None:
        if is_chosen:
            self.stands.append((name, given.get("value", "on")))
        self.choices.append((name, given.get("value", "on")))


def _asked_by(form: str, here: str) -> Iterator[str]:
    """Yield what a form that only reads asks as it stands, and with each choice taken alone."""
    read = _Form()
    read.feed(form)
    if read.method != "get":
        return
    action = read.action or here.partition("?")[0]
    yield action + "?" + urlencode(read.stands)
    for name, value in read.choices:
        kept = [(n, v) for n, v in read.stands if n != name and v]
        yield action + "?" + urlencode([*kept, (name, value)])
