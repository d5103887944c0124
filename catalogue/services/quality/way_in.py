"""Documented access: whether a person can tell how to come to the data, without having to ask."""

from typing import Final

from catalogue.domain.quality import Part, PartScore
from catalogue.policy.absence import may_be_called_missing
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.public_quality import is_supplied
from catalogue.services.quality.advice import fix_of
from catalogue.services.quality.items import Item, met_if, scored
from schemas.model import AccessBlock, AccessRights, DataService, Dataset, Resource

_NO_BLOCK: Final = AccessBlock()
_PRAISE: Final = "All that a person needs to know to get the data is given."


def documented_access(projected: ProjectedRecord) -> PartScore:
    """Score what is told of the way to the data, as far as it applies to its access rights."""
    resource = projected.resource
    items = [
        _item(2, is_supplied(resource, "access_rights"), "who may have it", _RIGHTS),
        _item(2, _has_terms(resource), "a licence or terms", "LICENCE-MISSING"),
    ]
    if resource.access_rights is AccessRights.OPEN:
        items.append(_item(2, _is_had(projected), "where it can be had", "WAY-TO-GET"))
    else:
        items.extend(_asking(resource))
    return scored(Part.ACCESS, items, _PRAISE)


_RIGHTS: Final = "ACCESS-RIGHTS-MISSING"


def _asking(resource: Resource) -> list[Item]:
    access = resource.access or _NO_BLOCK
    return [
        _item(2, access.route or access.process_url, "the way to ask for it", "WAY-TO-ASK"),
        _item(1, access.time_band, "how long access takes", "TIME-BAND"),
        _item(1, access.cost, "what access costs", "COST"),
        _item(1, access.eligibility, "who can apply", "ELIGIBILITY"),
    ]


def _has_terms(resource: Resource) -> bool:
    if resource.licence or resource.rights:
        return True
    forms = resource.distribution if isinstance(resource, Dataset) else ()
    return any(form.licence or form.rights for form in forms)


def _is_had(projected: ProjectedRecord) -> bool:
    resource = projected.resource
    if resource.landing_page:
        return True
    if isinstance(resource, Dataset):
        return any(form.download_url or form.access_url for form in resource.distribution)
    if isinstance(resource, DataService) and may_be_called_missing(projected, "endpoint_url"):
        return bool(resource.endpoint_url)
    return False


def _item(weight: int, given: object, name: str, key: str) -> Item:
    return Item(weight=weight, met=met_if(given), name=name, fix=fix_of(key), key=key)
