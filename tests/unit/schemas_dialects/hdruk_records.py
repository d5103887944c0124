"""A made-up health dataset in every version of HDR UK's metadata, and as the gateway has it."""

import copy
from typing import Any

_DESCRIPTION = "Eye screening of people with diabetes: grades, dates and clinics, since 2011."
_TABLE_2: dict[str, Any] = {
    "name": "screening",
    "description": "One row for each screening",
    "elements": [
        {"name": "grade", "description": "R0 to R3", "dataType": "String", "sensitive": True},
        {"name": "seen_on", "description": None, "dataType": "Date", "sensitive": False},
    ],
}
_COLUMNS_3 = [
    {**column, "values": values}
    for column, values in zip(
        _TABLE_2["elements"],
        ([{"name": "R0", "description": "No retinopathy", "frequency": 812}, {"name": "-"}], None),
        strict=True,
    )
]
_COVERAGE = {"spatial": "England,Wales", "pathway": "Primary care alone"}
_OBSERVATION = {
    "observedNode": "Events",
    "measuredValue": 90412,
    "disambiguatingDescription": "Screenings",
    "observationDate": "2026-01-31",
    "measuredProperty": "Count",
}
_TEMPORAL = {
    "startDate": "2011-04-01",
    "endDate": "2025-12-31",
    "timeLag": "2-4 weeks",
    "distributionReleaseDate": "2026-02-28",
}
_ACCESS = {
    "accessRights": "https://eyes.example/apply",
    "accessService": "https://eyes.example/safe-room",
    "accessRequestCost": "£250 for each application",
    "jurisdiction": "GB-ENG,GB-WLS",
    "dataController": "Eye Health Registry",
    "dataProcessor": "Registry Data Services",
}
TITLE = "Diabetic eye screening"
_VERSION_2_1_2: dict[str, Any] = {
    "identifier": "5a0b3c1e-8f0d-4d0e-9d62-0c1f5f5c2d11",
    "version": "2.0.0",
    "issued": "2020-08-05T14:35:59Z",
    "modified": "2026-03-01T09:00:00Z",
    "revisions": [{"version": "1.0.0", "url": "https://eyes.example/v1"}],
    "summary": {
        "title": TITLE,
        "abstract": "Retinal screening grades",
        "publisher": {
            "name": "Eye Health Registry",
            "memberOf": "OTHER",
            "contactPoint": "office@eyes.example",
        },
        "contactPoint": "data@eyes.example",
        "keywords": ["Diabetes", "Retinopathy"],
        "doiName": "10.5555/eyes.2026",
    },
    "documentation": {
        "description": _DESCRIPTION,
        "associatedMedia": ["https://eyes.example/handbook"],
        "isPartOf": ["https://eyes.example/registry"],
    },
    "coverage": {**_COVERAGE, "typicalAgeRange": "12-110", "followup": "1 - 10 YEARS"},
    "provenance": {
        "origin": {"purpose": "DISEASE REGISTRY", "source": "EPR"},
        "temporal": {**_TEMPORAL, "accrualPeriodicity": "QUARTERLY"},
    },
    "accessibility": {
        "usage": {
            "dataUseLimitation": "RESEARCH USE ONLY,NO LINKAGE",
            "dataUseRequirements": "ETHICS APPROVAL REQUIRED",
            "resourceCreator": "Eye Health Registry",
            "isReferencedBy": ["10.5555/paper.1"],
        },
        "access": {**_ACCESS, "deliveryLeadTime": "LESS 1 WEEK"},
        "formatAndStandards": {
            "vocabularyEncodingScheme": "SNOMED CT,READ",
            "conformsTo": "OMOP",
            "language": "en",
            "format": ["CSV", "application/sql"],
        },
    },
    "enrichmentAndLinkage": {"derivation": ["https://eyes.example/raw"]},
    "observations": [_OBSERVATION],
    "structuralMetadata": [_TABLE_2],
}


_GATEWAY: dict[str, Any] = {
    "summary": {
        "title": TITLE,
        "shortTitle": "EyeScreen",
        "abstract": "Retinal screening grades",
        "description": _DESCRIPTION,
        "contactPoint": "data@eyes.example",
        "keywords": "Diabetes;,;Retinopathy",
        "doiName": "10.5555/eyes.2026",
        "populationSize": 30512,
        "publisher": {"name": "Eye Health Registry", "gatewayId": "7", "rorId": None},
    },
    "coverage": {**_COVERAGE, "typicalAgeRange": "12-110", "followUp": "1 - 10 Years"},
    "provenance": {
        "origin": {"purpose": "Disease registry;,;Audit", "source": "EPR"},
        "temporal": {**_TEMPORAL, "accrualPeriodicity": "Quarterly"},
    },
    "accessibility": {
        "usage": {
            "dataUseLimitation": "Research use only;,;No linkage",
            "dataUseRequirement": "Ethics approval required",
            "resourceCreator": {"name": "Eye Health Registry", "gatewayId": None},
        },
        "formatAndStandards": {
            "vocabularyEncodingSchemes": "SNOMED CT;,;READ",
            "conformsTo": "OMOP",
            "languages": "en",
            "formats": "CSV;,;application/sql",
        },
    },
    "linkage": {
        "isReferenceIn": "10.5555/paper.1",
        "datasetLinkage": {
            "isDerivedFrom": "https://eyes.example/raw",
            "linkedDatasets": "gp-records",
        },
    },
    "observations": [_OBSERVATION],
}


def version_2_1_2() -> dict[str, Any]:
    """Make the record as version 2.1.2 has it: texts in capitals, elements of tables."""
    return copy.deepcopy(_VERSION_2_1_2)


def version_2_2() -> dict[str, Any]:
    """Make the record as version 2.2 has it."""
    record = version_2_1_2()
    temporal = record["provenance"]["temporal"]
    temporal["publishingFrequency"] = temporal.pop("accrualPeriodicity")
    record["coverage"] |= {"gender": ["Male", "Female"], "lifestyle": ["Smoking"]}
    record["summary"] |= {"populationSize": 30512, "alternateIdentifiers": "EyeScreen,DES"}
    record["tissuesSampleCollection"] = [{"materialType": ["Blood"]}]
    return record


def version_3() -> dict[str, Any]:
    """Make the record as version 3.0 has it: lists, and an object that holds the tables."""
    record = version_2_2()
    summary, coverage = record["summary"], record["coverage"]
    summary["dataCustodian"] = summary.pop("publisher")
    for name in ("typicalAgeRange", "gender", "lifestyle"):
        del coverage[name]
    coverage["followUp"] = coverage.pop("followup")
    coverage |= {"typicalAgeRangeMin": 12, "typicalAgeRangeMax": 110}
    record["provenance"]["origin"] = {
        "purpose": ["Disease registry"],
        "source": ["EPR"],
        "collectionSource": ["Secondary care - Outpatients"],
        "datasetType": ["Health and disease"],
        "datasetSubType": ["Vision"],
    }
    record["provenance"]["temporal"]["publishingFrequency"] = "Quarterly"
    record["accessibility"]["usage"] |= {
        "dataUseLimitation": ["Research use only", "No linkage"],
        "dataUseRequirements": ["Ethics approval required"],
    }
    record["accessibility"]["access"] |= {
        "deliveryLeadTime": "Less than 1 week",
        "accessServiceCategory": "TRE/SDE",
        "accessMode": "New project",
        "jurisdiction": ["GB-ENG", "GB-WLS"],
    }
    record["enrichmentAndLinkage"] = {
        "derivedFrom": [{"pid": None, "title": "Raw grades", "url": "https://eyes.example/raw"}],
        "linkableDatasets": [{"pid": "gp-records", "title": "GP records", "url": None}],
        "publicationAboutDataset": ["10.5555/paper.1"],
    }
    table = {"name": "screening", "description": "One row for each screening"}
    record["structuralMetadata"] = {
        "tables": [{**table, "columns": _COLUMNS_3}],
        "syntheticDataWebLink": ["https://eyes.example/synthetic"],
    }
    del record["tissuesSampleCollection"]
    return record


def version_4() -> dict[str, Any]:
    """Make the record as version 4.0 has it."""
    record = version_3()
    summary, origin = record["summary"], record["provenance"]["origin"]
    summary["datasetAliases"] = summary.pop("alternateIdentifiers").split(",")
    origin["datasetType"] = [{"name": "Health and disease", "subTypes": ["Vision"]}]
    del origin["datasetSubType"]
    del record["accessibility"]["access"]["accessMode"]
    record["demographicFrequency"] = {"age": [{"bin": "30-34 years", "count": 1000}]}
    record["omics"] = {"assay": None, "platform": None}
    return record


def gateway(version: str = "2.1") -> dict[str, Any]:
    """Make the record as the gateway's interface gives it."""
    return {"gwdmVersion": version, "metadata": of_gateway()}


def of_gateway() -> dict[str, Any]:
    """Make the record in the gateway's own model, in no wrapper."""
    record = version_4()
    access = record["accessibility"]["access"] | {"jurisdiction": "GB-ENG;,;GB-WLS"}
    metadata = copy.deepcopy(_GATEWAY)
    metadata["required"] = {
        "gatewayId": "812",
        "gatewayPid": record["identifier"],
        **{name: record[name] for name in ("issued", "modified", "version", "revisions")},
    }
    metadata["accessibility"]["access"] = access
    metadata["structuralMetadata"] = record["structuralMetadata"]["tables"]
    return metadata
