"""Documents of the exchange model with one fault each, as its own invalid examples have them."""

from typing import Final

CONTACT: Final = """\
contactName: Tides team
email: tides@tidewatch.example
"""
SERVICE: Final = """\
identifier: tide-api
type: dcat:DataService
title: Tide readings API
description: Query interface over the readings of sea level.
licence: http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
accessRights: OPEN
securityClassification: OFFICIAL
publisher: environment-agency
creator:
  - environment-agency
contactPoint:
  contactName: Tides team
  email: tides@tidewatch.example
modified: "2025-06-17"
version: "1.2.0"
theme:
  - https://data.tidewatch.example/theme/sea
serviceType: REST
serviceStatus: LIVE
endpointDescription: https://data.tidewatch.example/openapi.json
"""
DATASET: Final = """\
identifier: https://data.tidewatch.example/id/dataset/tides
type: dcat:Dataset
title: Tide gauge readings
description: Readings of sea level, with quality flags, since 1993.
licence: http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
accessRights: OPEN
securityClassification: OFFICIAL
publisher: environment-agency
creator:
  - environment-agency
contactPoint:
  contactName: Tides team
  email: tides@tidewatch.example
modified: "2025-06-17"
version: v3.1
updateFrequency: freq:daily
distribution:
  - https://data.tidewatch.example/id/file/tides-csv
"""
DISTRIBUTION: Final = """\
identifier: https://data.tidewatch.example/id/file/tides-csv
type: dcat:Distribution
title: Tide gauge readings, CSV
licence: http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
mediaType: text/csv
downloadURL: https://data.tidewatch.example/files/tides.csv
"""
VALID: Final = {
    "ContactPoint": CONTACT,
    "DataService": SERVICE,
    "Dataset": DATASET,
    "Distribution": DISTRIBUTION,
}
_TEAM: Final = """contactPoint:
  contactName: Tides team
  email: tides@tidewatch.example
"""
_FILES: Final = """distribution:
  - https://data.tidewatch.example/id/file/tides-csv
"""
_NESTED: Final = """distribution:
  - identifier: test:value
    type: dcat:Distribution
"""

#: What is changed, from what, to what, and the location and the fault that LinkML would name.
FAULTS: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    ("ContactPoint", "@tide", " at tide", "/email", "pattern mismatch"),
    ("ContactPoint", "contactName: Tides team\n", "", "/", "missing required: contactName"),
    ("DataService", "dcat:DataService", "DataService", "/type", "not in enumeration"),
    ("DataService", _TEAM, "contactPoint: tides@tidewatch.example\n", "/contactPoint",
     "wrong type, expected object"),
    ("DataService", "- environment-agency", "- tide-watchers", "/creator/0", "not in enumeration"),
    ("DataService", "OPEN", "SENSITIVE", "/accessRights", "not in enumeration"),
    ("DataService", "2025-06-17", "2025-06", "/modified", "not an ISO date"),
    ("DataService", '"2025-06-17"', "2025-06-17T12:12:12Z", "/modified", "not an ISO date"),
    ("DataService", "OFFICIAL", "OFFICIAL_SENSITIVE", "/securityClassification",
     "not in enumeration"),
    ("DataService", "theme:\n  - ", "theme: ", "/theme", "wrong type, expected array, null"),
    ("DataService", "LIVE", "PRODUCTION", "/serviceStatus", "not in enumeration"),
    ("DataService", "licence:", "license:", "/", "missing required: licence"),
    ("DataService", "licence:", "license:", "/", "unknown property: license"),
    ("DataService", "securityClassification: OFFICIAL\n", "", "/",
     "missing required: securityClassification"),
    ("DataService", "serviceStatus:", "status:", "/", "missing required: serviceStatus"),
    ("DataService", "serviceStatus:", "status:", "/", "unknown property: status"),
    ("Dataset", _FILES, _NESTED, "/distribution/0", "wrong type, expected string"),
    ("Dataset", "freq:daily", "freq:madeUp", "/updateFrequency", "not in enumeration"),
    ("Dataset", "dcat:Dataset", "Dataset", "/type", "not in enumeration"),
    ("Dataset", "updateFrequency: freq:daily\n", "", "/", "missing required: updateFrequency"),
    ("Dataset", "freq:daily", "[freq:daily, freq:monthly]", "/updateFrequency",
     "wrong type, expected string"),
    ("Distribution", "text/csv", "CSV", "/mediaType", "pattern mismatch"),
    ("Distribution", "text/csv", "https://w3id.org/uri4uri/mime/text/csv", "/mediaType",
     "pattern mismatch"),
    ("Distribution", "text/csv", "[text/csv, text/plain]", "/mediaType",
     "wrong type, expected string"),
    ("Distribution", "type: dcat:Distribution\n", "", "/", "missing required: type"),
    ("Distribution", "title:", "version: 2023-02\ntitle:", "/", "unknown property: version"),
)  # fmt: skip
