"""Values of HDR UK metadata, whose shapes differ between versions, as the crosswalks have them.

A list may be a list, a text parted by commas, or one parted by the gateway's “;,;”; what is linked
to is an address, a persistent identifier, or an object with both and a title.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from schemas.dialects.conversions import Converter, Remarked
from schemas.dialects.hdruk_structure import code_list, label_of, named, structure
from schemas.dialects.hdruk_words import LINKABLE, SIMILAR
from schemas.dialects.values import Json, Object, says_nothing, single
from schemas.model import AccessRights, TimeBand
from schemas.rules import codes
from schemas.vocabularies import access_rights as access_rights_list
from schemas.vocabularies import formats as formats_list
from schemas.vocabularies.terms import key

BETWEEN: Final = ";,;"
PLACEHOLDERS: Final = frozenset(
    {"in progress", "other", "not applicable", "tbc", "tbd", "unknown", "not known", "none"}
)
_BETWEEN_ADDRESSES: Final = re.compile(r"(?:;,;|,)\s{0,9}(?=https?://)")
_ADDRESS: Final = re.compile(r"https?://\S+")
_DOI: Final = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_UK_CODES: Final = frozenset(right.value for right in AccessRights)
_PEOPLE: Final = frozenset({"person", "persons", "people", "patient", "patients"})
_OPEN_END: Final = frozenset({"continuous", "ongoing"})
_TIME_BANDS: Final = {key(band.value): band.value for band in TimeBand} | {
    "less than 1 week": TimeBand.UNDER_1_WEEK.value,
    "more than 6 months": TimeBand.OVER_6_MONTHS.value,
    "6 months plus": TimeBand.OVER_6_MONTHS.value,
}


def several(value: Json) -> Iterator[Json]:
    """Give the values of a list, or of a text parted by “;,;”."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and BETWEEN in each:
            yield from filter(None, (part.strip() for part in each.split(BETWEEN)))
        elif not says_nothing(each):
            yield each


def listed(value: Json) -> Iterator[Json]:
    """Give the values of a list, or of a text parted by commas or “;,;”."""
    if not isinstance(value, str) or BETWEEN in value:
        yield from several(value)
    elif _ADDRESS.match(value):
        yield from map(str.strip, _BETWEEN_ADDRESSES.split(value))
    else:
        yield from filter(None, (part.strip() for part in value.split(",")))


def related(value: Json) -> Iterator[Json]:
    """Give datasets that are linked to, each by its address or else its identifier."""
    for each in [value] if isinstance(value, dict) else listed(value):
        target, title = _target(each)
        if target and title and title != target:
            yield {"target": target, "title": title}
        elif target:
            yield target


def linkable(value: Json) -> "Iterator[Json | Remarked]":
    """Give the datasets that this one can be linked with."""
    return _with_role(value, LINKABLE)


def similar(value: Json) -> "Iterator[Json | Remarked]":
    """Give the datasets that this one is like."""
    return _with_role(value, SIMILAR)


def _with_role(value: Json, role: str) -> "Iterator[Json | Remarked]":
    for each in related(value):
        if isinstance(each, str) and each.casefold() in PLACEHOLDERS:
            yield _placeholder(each)
        else:
            yield {"dataset": each, "role": role}


def _target(each: Json) -> tuple[str, str]:
    if not isinstance(each, dict):
        return single(each), ""
    title = single(each.get("title"))
    names = (single(each.get(name)) for name in ("url", "pid", "identifier", "id"))
    return next(filter(None, names), title), title


def revisions(value: Json) -> Iterator[Json]:
    """Give the versions of a record by their addresses, with their numbers for titles."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield from related([{"title": each.get("version"), "url": each.get("url")}])
        elif not says_nothing(each):
            yield each


def doi(value: Json) -> Iterator[Json]:
    """Give DOIs as addresses."""
    for each in several(value):
        found = _DOI.fullmatch(single(each))
        yield f"https://doi.org/{found[1]}" if found else each


def doi_links(value: Json) -> Iterator[Json]:
    """Give publications, by address where they are known by DOI."""
    for each in related(value):
        yield from doi(each) if isinstance(each, str) else (each,)


def above_zero(value: Json) -> Iterable[Json]:
    """Give a number of people or years; none is what an empty form holds."""
    return () if single(value) == "0" else (value,)


def end_date(value: Json) -> Iterable[Json]:
    """Give the end of a period; that it goes on is no date."""
    return () if single(value).casefold() in _OPEN_END else (value,)


def first(value: Json) -> Iterator[Json]:
    """Give the first of several values."""
    for each in several(value):
        yield each
        return


def one_text(value: Json) -> Iterator[Json]:
    """Give several texts as one."""
    texts = [single(each) for each in several(value)]
    if any(texts):
        yield "\n".join(filter(None, texts))


def time_band(value: Json) -> "Iterator[Json | Remarked]":
    """Give how long access takes as one of the bands, by the names of any version."""
    written = single(value)
    band = _TIME_BANDS.get(key(written))
    yield band or Remarked(None, codes.VALUE_UNREADABLE, written)


def pages(value: Json) -> Iterator[Json]:
    """Give services as texts or addresses; “name <address>” is both."""
    for each in several(value):
        label, _, address = single(each).removesuffix(">").rpartition(" <")
        is_both = bool(label) and single(each).endswith(">") and _ADDRESS.fullmatch(address)
        yield {"label": label.strip(), "url": address} if is_both else each


def formats(value: Json) -> "Iterator[Json | Remarked]":
    """Give each format or media type as a form in which the data can be had."""
    for text in several(value):
        for name in filter(None, (part.strip() for part in single(text).split(","))):
            if name.casefold() in PLACEHOLDERS:
                yield _placeholder(name)
            else:
                yield _form(name)


def _form(name: str) -> Object:
    if "/" in name:
        return {"title": name, "mediaType": name}
    known = formats_list.media_type(name)
    form: Object = {"title": name, "format": name}
    if known:
        form["mediaType"] = known
    return form


def access_rights(value: Json) -> "Iterator[Json | Remarked]":
    """Give what is said of access: the address of the process, a text, seldom a code.

    That data is open is taken from a whole text that says no more than that, never from a word in
    a sentence.
    """
    texts = map(single, value if isinstance(value, list) else [value])
    text = "\n".join(filter(None, texts))
    first_line, _, rest = text.partition("\n")
    if first_line in _UK_CODES:
        yield {"code": first_line}
        text = rest.strip()
    elif access_rights_list.lookup(text):
        yield {"code": text}
        return
    if text.casefold() in PLACEHOLDERS:
        yield Remarked({"rights": text}, codes.VALUE_PLACEHOLDER, text)
    elif text:
        yield from _process_and_rights(text)


def _process_and_rights(text: str) -> Iterator[Json]:
    first_line, _, rest = text.partition("\n")
    addresses = list(map(str.strip, _BETWEEN_ADDRESSES.split(first_line)))
    if not all(_ADDRESS.fullmatch(address) for address in addresses):
        yield from ({"rights": each} for each in several(text))
        return
    yield {"process": addresses[0]}
    if len(addresses) > 1:
        yield {"rights": list[Json](addresses)}
    if rest.strip():
        yield from ({"rights": each} for each in several(rest.strip()))


def dataset_types(value: Json) -> Iterator[Json]:
    """Give kinds of data with what they are divided into."""
    for each in [value] if isinstance(value, dict) else several(value):
        yield each if isinstance(each, dict) else {"name": each}


def observations(value: Json) -> Iterator[Json]:
    """Give what was counted as text; the first count of anything but people as that of records."""
    counted = [each for each in several(value) if isinstance(each, dict)]
    counts = [each for each in counted if _is_count_of_records(each)]
    if counts:
        yield {"count": counts[0].get("measuredValue")}
    for each in counted:
        yield {"text": _in_words(each)}


def _is_count_of_records(each: Object) -> bool:
    measured = single(each.get("measuredProperty")).casefold()
    node = single(each.get("observedNode")).casefold()
    return measured in {"count", ""} and bool(node) and node not in _PEOPLE


def _in_words(each: Object) -> str:
    names = ("measuredValue", "observedNode", "measuredProperty", "disambiguatingDescription")
    value, node, measured, more = (single(each.get(name)) for name in names)
    what = "" if measured.casefold() == "count" else f" ({measured})" if measured else ""
    said = f"{value} {node}{what}".strip()
    dated = single(each.get("observationDate"))
    return f"{said}{f', {more}' if more else ''}{f', on {dated}' if dated else ''}"


def _placeholder(written: str) -> Remarked:
    return Remarked(None, codes.VALUE_PLACEHOLDER, written)


#: By the names that the crosswalks have for them.
CONVERTERS: Final[Mapping[str, Converter]] = MappingProxyType(
    {
        each.__name__: each
        for each in (
            above_zero, access_rights, code_list, dataset_types, doi, doi_links, end_date, first,
            formats, label_of, linkable, listed, named, observations, one_text, pages, related,
            revisions, several, similar, structure, time_band,
        )
    }
)  # fmt: skip
