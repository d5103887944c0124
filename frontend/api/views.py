"""Every route of the interface."""

from frontend.api.blueprint import Part, blueprint
from frontend.api.groups import AllOrganisations, AllThemes, OneOrganisation
from frontend.api.harvests import AllSources, OneRun, OneSource, SourceRuns
from frontend.api.quality import RecordQuality
from frontend.api.records import OneRecord, SimilarRecords
from frontend.api.searching import Search, Suggest
from frontend.api.validating import Validate

_FINDING, _RECORDS = "Finding", "Records"
_GROUPS, _HARVESTS = "Organisations and themes", "Sources and runs"

_SOME_ID = "0d2f4c6e-8a1b-4c3d-9e5f-7a6b5c4d3e2f"
_RECORD = Part("record_id", "The record's id in this catalogue", _SOME_ID)
_BODY = Part("slug", "The organisation's slug, as in the list", "environment-agency")
_SOURCE = Part("name", "The name of the source", "coastal-affairs")
_RUN = Part("run_id", "The id of the run", _SOME_ID)


def place_all() -> None:
    """Put every view at its address."""
    blueprint.place("/search", Search, _FINDING)
    blueprint.place("/suggest", Suggest, _FINDING)
    blueprint.place("/records/<uuid:record_id>", OneRecord, _RECORDS, _RECORD)
    blueprint.place("/records/<uuid:record_id>/similar", SimilarRecords, _RECORDS, _RECORD)
    blueprint.place("/records/<uuid:record_id>/quality", RecordQuality, _RECORDS, _RECORD)
    blueprint.place("/organisations", AllOrganisations, _GROUPS)
    blueprint.place("/organisations/<string(maxlength=100):slug>", OneOrganisation, _GROUPS, _BODY)
    blueprint.place("/themes", AllThemes, _GROUPS)
    blueprint.place("/validate", Validate, "Checking")
    blueprint.place("/sources", AllSources, _HARVESTS)
    blueprint.place("/sources/<string(maxlength=63):name>", OneSource, _HARVESTS, _SOURCE)
    blueprint.place("/runs", SourceRuns, _HARVESTS)
    blueprint.place("/runs/<uuid:run_id>", OneRun, _HARVESTS, _RUN)
