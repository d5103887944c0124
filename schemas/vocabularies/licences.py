"""Licences: codes for the usual ones, and what only looks like a licence."""

import re
from collections.abc import Iterable
from typing import Final

from schemas.model import Concept, best
from schemas.vocabularies.terms import Term, index, key, remembered

BY_AGREEMENT: Final = "by-agreement"
_OGL: Final = "nationalarchives.gov.uk/doc/open-government-licence"
_CC: Final = "http://creativecommons.org/licenses/"
_EU: Final = "http://publications.europa.eu/resource/authority/licence/"

TERMS: Final = (
    Term("ogl-3", "Open Government Licence v3.0", f"https://www.{_OGL}/version/3/", (
        f"https://{_OGL}/version/3", f"https://www.{_OGL}", f"https://www.{_OGL}/version/3/legalcode",
        "http://reference.data.gov.uk/id/open-government-licence", "uk-ogl", "ogl", "ogl v3",
        "OGL-UK-3.0", "ogl 3.0", "Open Government Licence", "Open Government Licence 3.0",
        "UK Open Government Licence (OGL)", "https://spdx.org/licenses/OGL-UK-3.0",
        "https://spdx.org/licenses/OGL-UK-3.0.html", _EU + "OGL_3_0", "Open Government License",
        f"http://www.{_OGL}.htm", f"https://www.{_OGL}/version/3/open-government-licence",
    )),
    Term("ogl-2", "Open Government Licence v2.0", f"https://www.{_OGL}/version/2/", (
        "ogl v2", "OGL-UK-2.0", "https://spdx.org/licenses/OGL-UK-2.0", _EU + "OGL_2_0",
    )),
    Term("ogl-1", "Open Government Licence v1.0", f"https://www.{_OGL}/version/1/", (
        "ogl v1", "OGL-UK-1.0", "https://spdx.org/licenses/OGL-UK-1.0", _EU + "OGL_1_0",
    )),
    Term("nonogl", "Non-commercial Government Licence",
         "https://www.nationalarchives.gov.uk/doc/non-commercial-government-licence/"),
    Term("cc0", "Creative Commons Zero", "http://creativecommons.org/publicdomain/zero/1.0/", (
        "cc0-1.0", "cc-zero", _EU + "CC0", "cc0 1.0", "https://spdx.org/licenses/CC0-1.0",
    )),
    Term("cc-by", "Creative Commons Attribution", _CC + "by/4.0/", (
        "cc-by-4.0", "cc by 4.0", _CC + "by/3.0/", _CC + "by/2.0/", _EU + "CC_BY_4_0", _CC + "by/",
        "https://spdx.org/licenses/CC-BY-4.0", "http://www.opendefinition.org/licenses/cc-by",
        _CC + "by/4.0/deed.en", _CC + "by/4.0/legalcode",
        "Creative Commons Attribution 4.0 International", "Creative Commons Attribution 4.0",
        "Creative Commons Attribution 3.0",
    )),
    Term("cc-by-sa", "Creative Commons Attribution-ShareAlike", _CC + "by-sa/4.0/", (
        "cc-by-sa-4.0", _CC + "by-sa/3.0/", _EU + "CC_BYSA_4_0",
        "http://www.opendefinition.org/licenses/cc-by-sa",
        "Creative Commons Attribution-ShareAlike 4.0 International",
    )),
    Term("cc-by-nc", "Creative Commons Attribution-NonCommercial", _CC + "by-nc/4.0/", (
        "cc-by-nc-4.0", "cc-nc", _CC + "by-nc/2.0/", _CC + "by-nc/3.0/", _EU + "CC_BYNC_4_0",
        "Creative Commons Attribution-NonCommercial 4.0 International",
    )),
    Term("cc-by-nd", "Creative Commons Attribution-NoDerivatives", _CC + "by-nd/4.0/"),
    Term("odbl", "Open Database Licence", "http://opendatacommons.org/licenses/odbl/1.0/", (
        "odc-odbl", "https://opendatacommons.org/licenses/odbl/", _EU + "ODC_BL",
        "http://www.opendefinition.org/licenses/odc-odbl",
    )),
    Term("odc-by", "Open Data Commons Attribution", "http://opendatacommons.org/licenses/by/1.0/",
         ("odc by", "https://opendatacommons.org/licenses/by/")),
    Term("pddl", "Public Domain Dedication", "http://opendatacommons.org/licenses/pddl/1.0/",
         ("odc-pddl", "https://opendatacommons.org/licenses/pddl/")),
    # Three spellings of one idea: the model's, the specification's, the alpha's.
    Term(BY_AGREEMENT, "By agreement", None, (
        "DATA_SHARE_AGREEMENT", "DATA_SHARE_REQUEST",
        "http://marketplace.cddo.gov.uk/licence/internal",
    )),
)  # fmt: skip
LABELS: Final = {term.code: term.label for term in TERMS}
_TABLE: Final = index(TERMS)
# Whatever stands before or behind the version: www or not, a page of the folder, "3" or "3.0".
_OGL_ADDRESS: Final = re.compile(
    rf"https?://(?:www\.)?{re.escape(_OGL)}(?:/version/([123])(?:\.0)?)?(?:[/.#?].*)?",
    re.IGNORECASE,
)
# From what leaves all free to what has to be agreed; one that is not known may say anything.
_STRICTNESS: Final = (
    "pddl", "cc0", "ogl-3", "ogl-2", "ogl-1", "odc-by", "cc-by", "odbl", "cc-by-sa", "nonogl",
    "cc-by-nc", "cc-by-nd",
)  # fmt: skip
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>)\]]+")
_RESERVATION: Final = re.compile(
    r"\b(?:not|except\w*|exclud\w+|unless|other than|apart from|but|however|non)\b", re.IGNORECASE
)
_STOPS: Final = re.compile(r"[,.;:()]+(?=\s|$)")
_LONGEST_GUESSED: Final = 2_000
_FAMILIES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"open[ -]government|\bogl\b",
        r"creative\s?commons|\bcc[ -](?:by|zero|0)|\bcc0\b",
        r"open\s?data\s?commons|open database|\bodc\b|\bodbl\b|\bpddl\b",
    )
)
# Shorter names occur in sentences that mean something else.
_SHORTEST_NAME: Final = 12

_SOFTWARE: Final = re.compile(
    r"apache\.org/licenses|opensource\.org/licen[cs]es?|gnu\.org/licenses|choosealicense"
    r"|spdx\.org/licenses/(?:MIT|Apache|GPL|LGPL|AGPL|BSD|MPL|ISC)\b"
    r"|^(?:the )?(?:mit|apache|a?gpl|lgpl|bsd|mozilla)[\s\-v0-9.]*(?:licen[cs]e)?[\s\-v0-9.]*$",
    re.IGNORECASE,
)
_TERMS_PAGE: Final = re.compile(
    r"terms|conditions|legal[-_]?notice|privacy|disclaimer|copyright", re.IGNORECASE
)


def lookup(name: str) -> str | None:
    """Find the code of the licence that a name or address stands for."""
    term = _TABLE.get(key(name))
    if term is not None:
        return term.code
    address = _OGL_ADDRESS.fullmatch(name)
    return f"ogl-{address[1] or 3}" if address else None


def guess(words: str) -> Concept | None:
    """Find the one licence that a sentence or a piece of HTML names, if it names just one.

    A sentence that holds anything back ("except the drawings") is not taken for the licence. The
    concept has an address only if one stands there.
    """
    if len(words) > _LONGEST_GUESSED or _RESERVATION.search(words):
        return None
    if sum(family.search(words) is not None for family in _FAMILIES) > 1:
        return None
    addresses = [address.rstrip(".,;") for address in _ADDRESS.findall(words)]
    addressed = {code: address for address in addresses if (code := lookup(address))}
    if len(addressed) == 1:
        ((code, address),) = addressed.items()
        return Concept(iri=address, code=code)
    named = _named_in(words)
    return Concept(code=named) if named else None


def _named_in(words: str) -> str | None:
    padded = f" {key(_STOPS.sub(' ', words))} "
    found = [name for name in _NAMES if f" {name} " in padded]
    # "Open Government Licence v2.0" holds a shorter name that means the third version.
    longest = [n for n in found if not any(n != more and n in more for more in found)]
    codes = {_TABLE[name].code for name in longest}
    return codes.pop() if len(codes) == 1 else None


def strictest(given: Iterable[Concept | None]) -> Concept | None:
    """Choose of several licences the one that allows least; of equals the first."""
    known = [concept for concept in given if concept is not None]
    return max(known, key=_strictness) if known else None


def same(one: Concept, other: Concept) -> bool:
    """Tell whether two licences are one, however they are written."""
    if one.code or other.code:
        return one.code == other.code
    return (one.iri or best(one.label)) == (other.iri or best(other.label))


def _strictness(concept: Concept) -> int:
    if concept.code == BY_AGREEMENT:
        return len(_STRICTNESS) + 1
    return _STRICTNESS.index(concept.code) if concept.code in _STRICTNESS else len(_STRICTNESS)


_NAMES: Final = tuple(
    name for name in _TABLE if not name.startswith("//") and len(name) >= _SHORTEST_NAME
)


@remembered
def is_software_licence(name: str) -> bool:
    """Tell whether this is a licence for programs, which says nothing on data."""
    return _SOFTWARE.search(name) is not None


@remembered
def is_terms_page(name: str) -> bool:
    """Tell whether this is the address of a provider's terms, which is no licence."""
    return "://" in name and _TERMS_PAGE.search(name) is not None
