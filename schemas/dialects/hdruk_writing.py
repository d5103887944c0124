"""A dataset as HDR UK metadata in the shape of version 4.0.

What that model has no place for is left out: the route and the gateways of access, licences,
related records, labels of columns. What is not known is left out too, even where the model asks
for a value, rather than made up.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from schemas.dialects.hdruk_access import access, usage
from schemas.dialects.hdruk_labels import unlabelled, within
from schemas.dialects.hdruk_words import (
    DOI_ADDRESS,
    FREQUENCIES,
    LINKABLE,
    SIMILAR,
    concept,
    document,
    linked,
    name_of,
)
from schemas.dialects.values import Json, Object, says_nothing
from schemas.model import (
    Code,
    Dataset,
    Distribution,
    Organisation,
    PartialDate,
    PeriodOfTime,
    Reference,
    Table,
    Variable,
    best,
)

_COVERAGE: Final = ("typicalAgeRangeMin", "typicalAgeRangeMax", "followUp", "pathway")
_ORIGIN: Final = ("purpose", "source", "collectionSource")


def write_hdruk(dataset: Dataset) -> bytes:
    """Write a dataset as one HDR UK object."""
    return msgspec.json.format(msgspec.json.encode(hdruk(dataset)), indent=2) + b"\n"


def hdruk(dataset: Dataset) -> Object:
    """Give a dataset as the object that HDR UK's version 4.0 has for it."""
    written: Object = {
        "identifier": dataset.identifier,
        "version": dataset.version,
        "revisions": [_revision(each) for each in dataset.has_version],
        "issued": _date(dataset.issued),
        "modified": _date(dataset.modified),
        "summary": _summary(dataset),
        "documentation": {
            "description": best(dataset.description),
            "associatedMedia": [document(each) for each in dataset.documentation],
        },
        "coverage": {
            "spatial": [each.iri or best(each.label) for each in dataset.spatial],
            **within(_population(dataset), *_COVERAGE),
        },
        "provenance": _provenance(dataset),
        "accessibility": {
            "usage": usage(dataset),
            "access": access(dataset),
            "formatAndStandards": _formats_and_standards(dataset),
        },
        "enrichmentAndLinkage": _linkage(dataset),
        "structuralMetadata": {
            "tables": [_table(each) for each in dataset.tables],
            "syntheticDataWebLink": [dataset.synthetic_version],
        },
    }
    return _said(written)


def _summary(dataset: Dataset) -> Object:
    dois = [each for each in dataset.other_identifiers if each.startswith(DOI_ADDRESS)]
    contacts = [each.email for each in dataset.contact_point if each.email]
    return {
        "title": best(dataset.title),
        "abstract": best(dataset.summary),
        "dataCustodian": _custodian(dataset.publisher),
        **within(_population(dataset), "populationSize"),
        "keywords": [each.value for each in dataset.keyword],
        "doiName": dois[0].removeprefix(DOI_ADDRESS) if dois else None,
        "contactPoint": contacts[0] if contacts else None,
        "datasetAliases": [each.value for each in dataset.alternative_title],
    }


def _custodian(body: Organisation | None) -> Object:
    if body is None:
        return {}
    identifier = body.identifier or body.iri
    return {"identifier": identifier, "name": name_of(body), "contactPoint": body.email}


def _provenance(dataset: Dataset) -> Object:
    period = dataset.temporal[0] if dataset.temporal else PeriodOfTime()
    frequency = dataset.update_frequency
    return {
        "origin": {
            **_origin(dataset),
            "datasetType": [_dataset_type(concept(each)) for each in dataset.theme],
        },
        "temporal": {
            "publishingFrequency": FREQUENCIES.get(frequency, "Other") if frequency else None,
            "startDate": _date(period.start),
            "endDate": _date(period.end),
        },
    }


def _population(dataset: Dataset) -> Mapping[str, Json]:
    return unlabelled(best(dataset.population), "wl:population")


def _origin(dataset: Dataset) -> Object:
    found: Object = {}
    for each in dataset.provenance:
        found |= within(unlabelled(best(each.label), "dct:provenance"), *_ORIGIN)
    return found


def _dataset_type(name: str) -> Json:
    return {"name": name, "subTypes": []} if name else None


def _formats_and_standards(dataset: Dataset) -> Object:
    return {
        "conformsTo": [document(each) for each in dataset.conforms_to],
        "language": list(dataset.language),
        "format": list(dict.fromkeys(map(_form, dataset.distribution))),
    }


def _form(distribution: Distribution) -> str:
    return distribution.media_type or concept(distribution.format)


def _linkage(dataset: Dataset) -> Object:
    relations = dataset.qualified_relation
    publications = [each.target for each in dataset.is_referenced_by]
    dois = [each for each in publications if each.startswith(DOI_ADDRESS)]
    return {
        "derivedFrom": _linked(dataset.source),
        "isPartOf": _linked(dataset.is_part_of),
        "linkableDatasets": _linked(each.relation for each in relations if each.role == LINKABLE),
        "similarToDatasets": _linked(each.relation for each in relations if each.role == SIMILAR),
        "investigations": [each for each in publications if each not in dois],
        "publicationUsingDataset": [each.removeprefix(DOI_ADDRESS) for each in dois],
    }


def _linked(references: Iterable[Reference]) -> list[Json]:
    return [linked(each) for each in references]


def _revision(reference: Reference) -> Object:
    is_address = reference.target.startswith(("http://", "https://"))
    return {
        "version": best(reference.title) or (None if is_address else reference.target),
        "url": reference.target if is_address else None,
    }


def _table(table: Table) -> Object:
    return {
        "name": table.name,
        "description": best(table.description),
        "columns": [_column(each) for each in table.variables],
    }


def _column(variable: Variable) -> Object:
    return {
        "name": variable.name,
        "dataType": variable.data_type,
        "description": best(variable.description),
        "sensitive": variable.is_sensitive,
        "values": [_value(each) for each in variable.codes],
    }


def _value(code: Code) -> Object:
    return {"name": code.value, "description": best(code.label), "frequency": code.frequency}


def _date(date: PartialDate | None) -> str | None:
    return date.lexical if date is not None else None


def _said(content: Object) -> Object:
    """Leave out what says nothing."""
    return {name: _said_in(each) for name, each in content.items() if not says_nothing(each)}


def _said_in(value: Json) -> Json:
    if isinstance(value, dict):
        return _said(value)
    if isinstance(value, list):
        return [_said_in(each) for each in value if not says_nothing(each)]
    return value
