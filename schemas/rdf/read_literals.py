"""Readers of plain values: texts, dates, numbers, addresses."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.model import LangString, PartialDate
from schemas.namespaces import DCAT, RDF, SCHEMA, TIME, VCARD
from schemas.private_hosts import is_private
from schemas.rdf.graph import Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_clean import cleaned, is_placeholder
from schemas.rdf.read_dates import partial_date
from schemas.rdf.read_state import Page, distinct
from schemas.rules import codes, repair_codes
from schemas.vocabularies import frequency, languages

_MANY_WORDS: Final = 5
_OF_ONE_LINE: Final = frozenset({"title", "alternative_title", "keyword", "name"})
_WHOLE: Final = re.compile(r"\+?(\d{1,15})(?:\.0*)?", re.ASCII)
_FLOAT: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
# What stands before the first colon, unless a path or query began; browsers pass over space.
_SCHEME: Final = re.compile(r"\s*([^/?#]*?)\s*:")
_SHOWN_SCHEMES: Final = frozenset({"http", "https", "ftp"})
# Not the class that a node is of.
_ADDRESS_OF_ANYTHING: Final = re.compile(r"https?://(?!www\.w3\.org/|xmlns\.com/)")
_TRUE: Final = frozenset({"true", "1", "yes", "y"})
_FALSE: Final = frozenset({"false", "0", "no", "n"})
_ADDRESS_PARTS: Final = (
    VCARD + "street-address",
    VCARD + "locality",
    VCARD + "region",
    VCARD + "postal-code",
    VCARD + "country-name",
)
_INNER_VALUES: Final = (VCARD + "hasValue", VCARD + "value", RDF + "value", SCHEMA + "value")
_NUMBERS: Final = (DCAT + "bytes", RDF + "value")
_MAILBOXES: Final = (
    VCARD + "hasValue",
    "http://xmlns.com/foaf/0.1/mbox",
    VCARD + "email",
    RDF + "value",
)
_INSTANTS: Final = (
    TIME + "inXSDDateTimeStamp",
    TIME + "inXSDDateTime",
    TIME + "inXSDDate",
    TIME + "inXSDgYearMonth",
    TIME + "inXSDgYear",
    TIME + "inDateTime",
)


def text(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[LangString]:
    """Read texts in all their languages."""
    found: list[LangString] = []
    for term in terms:
        if isinstance(term, Literal):
            one = page.lang_string(term, prop.name)
            if one is not None:
                found.append(one)
        else:
            found.extend(page.labels(term, prop.name))
    if prop.field in _OF_ONE_LINE:
        found = [in_one_line(one) for one in found]
    return distinct(found)


def in_one_line(one: LangString) -> LangString:
    """Put a name or title that was broken over lines into one: lists and tables show it so."""
    if "\n" not in one.value:
        return one
    return LangString(value=" ".join(one.value.split()), language=one.language)


def markup(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[LangString]:
    """Read texts that may be HTML: a record's description as Markdown, others as plain text."""
    is_shown_marked_up = prop.field == "description" and not page.prefix
    reduced = page.in_markdown if is_shown_marked_up else page.without_markup
    read = [reduced(one, prop.name) for one in text(page, terms, prop)]
    return distinct([one for one in read if one is not None])


def string(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read texts whose language does not matter; of a node, its label or else its address."""
    found: list[str] = []
    for term in terms:
        if isinstance(term, Literal):
            one = page.text_of(term.value, prop.name)
        elif isinstance(term, NamedNode):
            one = term.value
        else:
            labels = page.labels(term, prop.name)
            one = labels[0].value if labels else ""
        if one:
            found.append(one)
    return distinct(found)


def target(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read what is pointed to: an address, or an identifier given as text."""
    return string(page, terms, prop)


def date(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[PartialDate]:
    """Read dates from their written form, whatever type they claim."""
    found: list[PartialDate] = []
    for term in terms:
        written = term.value if isinstance(term, Literal) else _inner(page, term)
        one = partial_date(written)
        if one is not None:
            found.append(one)
        else:
            _unreadable_date(page, written, prop)
    return distinct(found)


def _unreadable_date(page: Page, written: str, prop: Property) -> None:
    shown = cleaned(written)
    if not shown or is_placeholder(shown) or "{{" in shown:
        page.remark(codes.VALUE_PLACEHOLDER, prop.name, shown or "blank")
    elif shown.startswith("R/") and frequency.lookup(shown):
        # DCAT-US feeds give the period of change where the date should stand.
        page.spare["repeats"] = (shown,)
        page.remark(repair_codes.DATE_IS_FREQUENCY, prop.name, shown)
    else:
        page.remark(codes.DATE_UNREADABLE, prop.name, shown)


def _inner(page: Page, term: Term) -> str:
    if isinstance(term, Literal):
        return term.value
    properties = page.graph.properties(term)
    for iri in _INSTANTS:
        for value in properties.get(iri, ()):
            if isinstance(value, Literal):
                return value.value
    return term.value if isinstance(term, NamedNode) else ""


def boolean(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[bool]:
    """Read yes or no."""
    found: list[bool] = []
    for term in terms:
        word = term.value.strip().casefold()
        if word in _TRUE or word in _FALSE:
            found.append(word in _TRUE)
        elif word:
            page.remark(codes.VALUE_UNREADABLE, prop.name, term.value)
    return distinct(found)


def integer(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[int]:
    """Read whole numbers, zero or more, whatever number type they claim."""
    found: list[int] = []
    for term in terms:
        # Drafts of DCAT 1 have a node for the size of a file.
        for written in _inner_values(page, term, _NUMBERS):
            number = whole_number(written)
            if number is not None:
                found.append(number)
            elif written.strip():
                page.remark(codes.VALUE_UNREADABLE, prop.name, cleaned(written))
    return distinct(found)


def whole_number(written: str) -> int | None:
    """Read a whole number leniently: ``20480``, ``20480.0``, ``20,480``, ``2e+04``."""
    written = written.strip().replace(",", "").replace("_", "")
    found = _WHOLE.fullmatch(written)
    if found:
        return int(found[1])
    if _FLOAT.fullmatch(written):
        number = float(written)
        if 0 <= number < 1e15 and number == math.floor(number):  # noqa: PLR2004 - exact in a float
            return int(number)
    return None


def url(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read web addresses, written as such or as text."""
    found: list[str] = []
    for term in terms:
        if isinstance(term, BlankNode):
            found.extend(_addresses_of(page, term))
            continue
        value = term.value
        if isinstance(term, Literal):
            value = page.text_of(value, prop.name)
            if not value:
                continue
        if not is_web_address(value):
            page.remark(codes.URL_UNUSABLE, prop.name, value)
            continue
        if is_private(value):
            page.remark(codes.URL_PRIVATE, prop.name, value)
        found.append(value)
    return distinct(found)


def is_web_address(value: str) -> bool:
    """Tell whether a browser may be given an address: a script or a local file is none."""
    if value.startswith(("https://", "http://")):
        return True
    found = _SCHEME.match(value)
    return found is None or found[1].casefold() in _SHOWN_SCHEMES


def same_address(url: str) -> str:
    """Reduce an address to what tells it from others that lead to the same place elsewhere."""
    rest = unquote(url.partition("#")[0]).strip().casefold()
    return rest.removeprefix("https:").removeprefix("http:").rstrip("/?")


def _addresses_of(page: Page, node: BlankNode) -> Iterator[str]:
    """Give the web addresses that a blank node holds, whatever they are called."""
    for terms in page.graph.properties(node).values():
        for term in terms:
            if _ADDRESS_OF_ANYTHING.match(term.value) and not isinstance(term, BlankNode):
                yield term.value


def email(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read mailboxes without their scheme; what is no mailbox is kept and judged later."""
    found: list[str] = []
    for term in terms:
        for written in _inner_values(page, term, _MAILBOXES):
            one = page.text_of(mailbox(written), prop.name)
            if one and not is_web_address(one):
                page.remark(codes.URL_UNUSABLE, prop.name, one)
            elif one:
                found.append(one)
    return distinct(found)


def mailbox(written: str) -> str:
    """Take the scheme, a stray slash and a subject line off a mailto address."""
    written = written.strip()
    if written[:7].casefold() != "mailto:":
        return written
    return unquote(written[7:].partition("?")[0]).strip("/ ")


def telephone(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read telephone numbers without their scheme."""
    found: list[str] = []
    for term in terms:
        for written in _inner_values(page, term, _INNER_VALUES):
            number = written[4:] if written[:4].casefold() == "tel:" else written
            one = page.text_of(unquote(number) if number is not written else number, prop.name)
            if one:
                found.append(one)
    return distinct(found)


def _inner_values(page: Page, term: Term, names: Sequence[str]) -> Iterator[str]:
    if isinstance(term, Literal):
        yield term.value
        return
    properties = page.graph.properties(term)
    inner = [value for name in names for value in properties.get(name, ())]
    if inner:
        yield from (value.value for value in inner if not isinstance(value, BlankNode))
    elif isinstance(term, NamedNode):
        yield term.value


def address(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read postal addresses, as text or in parts."""
    found: list[str] = []
    for term in terms:
        if isinstance(term, Literal):
            one = page.text_of(term.value, prop.name)
        else:
            properties = page.graph.properties(term)
            parts = [value.value for iri in _ADDRESS_PARTS for value in properties.get(iri, ())]
            one = cleaned(", ".join(part.strip() for part in parts if part.strip()))
        if one:
            found.append(one)
    return distinct(found)


def language(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read languages as tags, from any list of codes."""
    found: list[str] = []
    for term in terms:
        if isinstance(term, BlankNode):
            labels = page.labels(term, prop.name)
            written = labels[0].value if labels else ""
        else:
            written = term.value.strip()
        code = languages.lookup(written) if written else None
        if code:
            found.append(code)
        elif written and page.text_of(written, prop.name):
            page.remark(codes.LANGUAGE_UNKNOWN, prop.name, written)
    return distinct(found)
