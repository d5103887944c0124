"""The access block in HDR UK's words: how the data is come by, and how it may be used."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from schemas.dialects.hdruk_values import BETWEEN
from schemas.dialects.hdruk_words import (
    LEAD_TIMES,
    SERVICE_CATEGORIES,
    concept,
    document,
    name_of,
    page,
)
from schemas.dialects.values import Object
from schemas.model import AccessBlock, Dataset, Document, best
from schemas.rules.standing import ACCESS_RIGHTS
from schemas.vocabularies import access_rights as access_rights_list

_ADDRESS: Final = re.compile(r"https?://")
#: Stands before a text that would otherwise be read as a code or as the address of the process.
_RIGHTS: Final = "Rights: "
_NOTHING: Final = AccessBlock()


def usage(dataset: Dataset) -> Object:
    """Give what may be done with the data, and who made it."""
    block = dataset.access or _NOTHING
    return {
        "dataUseLimitation": [concept(each) for each in block.use_limitations],
        "dataUseRequirements": [concept(each) for each in block.use_requirements],
        "resourceCreator": [name_of(each) for each in dataset.creator],
    }


def access(dataset: Dataset) -> Object:
    """Give the way to the data."""
    block = dataset.access or _NOTHING
    category, services = _services(block.usable_in)
    return {
        "accessRights": _access_rights(dataset, block),
        "accessServiceCategory": category,
        "accessService": _joined(map(page, services)),
        "accessRequestCost": best(block.cost),
        "deliveryLeadTime": LEAD_TIMES[block.time_band] if block.time_band else None,
        "jurisdiction": list(block.jurisdictions),
        "dataController": _joined(map(name_of, block.controllers)),
        "dataProcessor": _joined(map(name_of, block.processors)),
    }


def _access_rights(dataset: Dataset, block: AccessBlock) -> str:
    """Give the code if the source stated it, the address of the process, and the rights in words.

    Each is read again as what it is: no text of rights may come back as a code.
    """
    lines = [] if ACCESS_RIGHTS in dataset.assumed else [dataset.access_rights.value]
    lines += [block.process_url] if block.process_url else []
    rights = _joined(map(document, dataset.rights))
    if rights:
        lines.append(rights if lines and block.process_url else _as_rights(rights))
    return "\n".join(lines)


def _as_rights(text: str) -> str:
    first_line = text.partition("\n")[0]
    is_more = access_rights_list.lookup(text) or access_rights_list.lookup(first_line)
    return f"{_RIGHTS}{text}" if is_more or _ADDRESS.match(text) else text


def _services(pages: Sequence[Document]) -> tuple[str | None, Sequence[Document]]:
    """Give the category, where one of its words stands among the services, and the others."""
    for each in pages:
        if each.iri is None and best(each.label) in SERVICE_CATEGORIES:
            return best(each.label), [other for other in pages if other != each]
    return None, pages


def _joined(texts: Iterable[str]) -> str:
    return BETWEEN.join(text.replace(BETWEEN, "; ") for text in texts if text)
