"""A record in the words of schema.org, for search engines: in the head of its page."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from catalogue.policy.projection import ProjectedRecord
from schemas.markdown import plain
from schemas.model import (
    AccessRights,
    DataService,
    Dataset,
    DatasetSeries,
    Distribution,
    Organisation,
    PeriodOfTime,
    Resource,
    best,
)
from schemas.vocabularies import licences, organisations

_MOST_VARIABLES = 200
_LONGEST = 5_000
#: What could end the script that holds it, or be a line end in it.
_ESCAPES = (
    (b"<", b"\\u003c"),
    (b">", b"\\u003e"),
    (b"&", b"\\u0026"),
    ("\u2028".encode(), b"\\u2028"),
    ("\u2029".encode(), b"\\u2029"),
)


def schema_org(projected: ProjectedRecord, address: str, catalogue: str) -> dict[str, object]:
    """Describe a record; ``address`` is that of its page, ``catalogue`` that of the catalogue."""
    resource = projected.resource
    kind = "WebAPI" if isinstance(resource, DataService) else "Dataset"
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": address,
        "url": address,
        "name": best(resource.title),
        "description": (plain(best(resource.description)) or best(resource.summary))[:_LONGEST],
        "identifier": resource.identifier,
        "sameAs": resource.iri if _is_web(resource.iri) else None,
        "alternateName": best(resource.alternative_title),
        "keywords": [each.value for each in resource.keyword],
        "license": _licence(resource),
        "publisher": _organisation(resource.publisher),
        "creator": [_organisation(each) for each in resource.creator],
        "dateCreated": resource.created.lexical if resource.created else None,
        "datePublished": resource.issued.lexical if resource.issued else None,
        "dateModified": resource.modified.lexical if resource.modified else None,
        "version": resource.version,
        "isAccessibleForFree": True if _is_said_to_be_open(resource) else None,
        "includedInDataCatalog": {"@type": "DataCatalog", "url": catalogue},
        **_of_data(resource),
    }
    return {name: value for name, value in described.items() if value}


def schema_org_script(projected: ProjectedRecord, address: str, catalogue: str) -> Markup:
    """Write the description so that nothing in it can end the script that it stands in."""
    written = msgspec.json.encode(schema_org(projected, address, catalogue))
    for found, escaped in _ESCAPES:
        written = written.replace(found, escaped)
    return Markup(written.decode())  # noqa: S704 - escaped for a script on the lines above


def _of_data(resource: Resource) -> dict[str, object]:
    if isinstance(resource, DataService):
        return {"documentation": [each.iri for each in resource.endpoint_description if each.iri]}
    found: dict[str, object] = {
        "temporalCoverage": [period for each in resource.temporal if (period := _period(each))],
        "spatialCoverage": list(_places(resource)),
    }
    if isinstance(resource, Dataset):
        found["distribution"] = [_download(each) for each in resource.distribution]
        found["variableMeasured"] = [
            variable.name for table in resource.tables for variable in table.variables
        ][:_MOST_VARIABLES]
    return found


def _is_said_to_be_open(resource: Resource) -> bool:
    """Tell whether the source itself says so; schema.org has no way to mark what is assumed."""
    return resource.access_rights is AccessRights.OPEN and not resource.access_is_assumed


def _licence(resource: Resource) -> str:
    licence = resource.licence
    if licence is None:
        return ""
    return licence.iri or licences.LABELS.get(licence.code or "") or best(licence.label)


def _organisation(value: Organisation | None) -> dict[str, object] | None:
    if value is None:
        return None
    body = organisations.register().get(value.slug or "")
    name = body.name if body else best(value.name)
    url = value.homepage if _is_web(value.homepage) else None
    made = {"@type": "Organization", "name": name, "url": url}
    return {key: each for key, each in made.items() if each}


def _download(value: Distribution) -> dict[str, object]:
    first = next((each for each in (*value.download_url, *value.access_url) if _is_web(each)), None)
    made = {
        "@type": "DataDownload",
        "name": best(value.title),
        "contentUrl": first,
        "encodingFormat": value.media_type or _label(value),
    }
    return {key: each for key, each in made.items() if each}


def _label(value: Distribution) -> str:
    return (value.format.code or best(value.format.label)) if value.format else ""


def _period(value: PeriodOfTime) -> str:
    start = value.start.lexical if value.start else ".."
    end = value.end.lexical if value.end else ".."
    return "" if start == end == ".." else f"{start}/{end}"


def _places(resource: Dataset | DatasetSeries) -> Iterator[dict[str, object]]:
    for place in resource.spatial:
        box = place.box
        made: dict[str, object] = {"@type": "Place", "name": best(place.label)}
        if box:
            corners = f"{box.south} {box.west} {box.north} {box.east}"
            made["geo"] = {"@type": "GeoShape", "box": corners}
        if made["name"] or box:
            yield {key: each for key, each in made.items() if each}


def _is_web(value: str | None) -> bool:
    return bool(value) and str(value).startswith(("http://", "https://"))
