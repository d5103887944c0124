"""Licences: codes for the usual ones, and what only looks like a licence."""

import re
from typing import Final

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
    )),
    Term("cc-by-sa", "Creative Commons Attribution-ShareAlike", _CC + "by-sa/4.0/", (
        "cc-by-sa-4.0", _CC + "by-sa/3.0/", _EU + "CC_BYSA_4_0",
        "http://www.opendefinition.org/licenses/cc-by-sa",
    )),
    Term("cc-by-nc", "Creative Commons Attribution-NonCommercial", _CC + "by-nc/4.0/", (
        "cc-by-nc-4.0", "cc-nc", _CC + "by-nc/2.0/", _CC + "by-nc/3.0/", _EU + "CC_BYNC_4_0",
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
    return term.code if term else None


@remembered
def is_software_licence(name: str) -> bool:
    """Tell whether this is a licence for programs, which says nothing on data."""
    return _SOFTWARE.search(name) is not None


@remembered
def is_terms_page(name: str) -> bool:
    """Tell whether this is the address of a provider's terms, which is no licence."""
    return "://" in name and _TERMS_PAGE.search(name) is not None
