"""What had to be mended before a page could be read, told as findings on the page."""

import re
from typing import Final
from urllib.parse import quote, urljoin

from pyoxigraph import Literal, NamedNode

from schemas.findings import Finding, Severity

PAGE: Final = "page"
_MOST_TOLD: Final = 50
_SHOWN: Final = 200

_TWO_IRIS: Final = re.compile(r"\S\s+[A-Za-z][A-Za-z0-9+.-]*://")
# What RFC 3987 allows to stand as it is, and percent signs, which are dealt with apart.
_KEPT: Final = re.compile(
    r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]"
)
_LONE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Repairs:
    """Collects what was mended on a page: findings, and the IRIs that are none."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.bad_iris: set[str] = set()
        self._told: dict[str, set[str]] = {}

    def tell(self, code: str, fix: str, value: str | None = None, line: int | None = None) -> None:
        """Add a warning on the page, once for each value and not more than fifty of a kind."""
        told = self._told.setdefault(code, set())
        if (value or "") in told or len(told) >= _MOST_TOLD:
            return
        told.add(value or "")
        shown = value if value is None else value[:_SHOWN]
        self.findings.append(
            Finding(
                code=code, severity=Severity.WARNING, path=PAGE, value=shown, fix=fix, line=line
            )
        )

    def iri(self, raw: str, base_iri: str, line: int | None = None) -> str:
        """Give an absolute IRI that can be written back for one that cannot; tell of it."""
        raw = _as_written(raw, base_iri)
        mended = mended_iri(raw, base_iri)
        if _TWO_IRIS.search(raw):
            self.bad_iris.add(mended)
            fix = f"two IRIs stand where one belongs: keep one of them; read as {mended[:_SHOWN]}"
        else:
            fix = f"write the IRI without illegal characters; it was read as {mended[:_SHOWN]}"
        self.tell("PAGE-IRI", fix, raw, line)
        return mended

    def language(self, raw: str, line: int | None = None) -> str | None:
        """Give the language tag that was meant, or nothing; tell of it."""
        mended = mended_language(raw)
        read = f"it was read as {mended}" if mended else "the text was kept without a language"
        fix = f"use a language tag such as en, en-GB or cy; {read}"
        self.tell("PAGE-LANGUAGE-TAG", fix, raw, line)
        return mended


def mended_iri(raw: str, base_iri: str) -> str:
    """Percent-encode what an IRI may not hold; ``urn:invalid:`` and the text as a last resort."""
    text = _LONE_PERCENT.sub("%25", raw.strip())
    encoded = "".join(c if _KEPT.match(c) else _encoded(c) for c in text)
    for candidate in (encoded, _with_encoded_port(encoded), base_iri + "#" + quote(raw, safe="")):
        if _is_absolute(candidate):
            return candidate
    return "urn:invalid:" + quote(raw, safe="", errors="replace")


def mended_language(raw: str) -> str | None:
    """Give the well-formed language tag that a bad one stands for: ``en_GB`` is ``en-GB``."""
    candidate = raw.strip().replace("_", "-")
    try:
        Literal("", language=candidate)
    except ValueError:
        return None
    return candidate


def _as_written(iri: str, base_iri: str) -> str:
    """Undo the resolving of an IRI that only seemed relative, for the space before it."""
    folder = urljoin(base_iri, ".")
    rest = iri.removeprefix(folder)
    return rest if rest != iri and rest[:1].isspace() else iri


def _encoded(character: str) -> str:
    return quote(character, safe="", errors="replace")


def _with_encoded_port(iri: str) -> str:
    """Take ``http://host:port/`` as a host of an odd name rather than as nothing."""
    scheme, separator, rest = iri.partition("://")
    authority, slash, path = rest.partition("/")
    return scheme + separator + authority.replace(":", "%3A") + slash + path


def _is_absolute(iri: str) -> bool:
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return True
