"""How good is the description: what of the standard it meets, in words; findings for its owner."""

import re

import msgspec

from catalogue.policy.projection import ProjectedRecord
from catalogue.services.public_quality import PublicQuality, public_quality
from catalogue.services.seeing import SeenRecord
from frontend.pages.record.code_words import yes_or_no
from frontend.pages.record.lines import Fact, Line, facts, plain
from schemas.findings import Report

_WORD_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_WELL, _FAIRLY = 0.95, 0.75
_NAMES = {
    "contact_point": "a contact",
    "creator": "who made the data",
    "description": "a description",
    "distribution": "files",
    "issued": "when it was published",
    "licence": "a licence",
    "modified": "when it was last updated",
    "publisher": "a publisher",
    "related_resource": "related records",
    "serves_dataset": "which data it serves",
    "service_status": "the phase it is in",
    "service_type": "the kind of service",
    "summary": "a summary",
    "theme": "a theme",
    "update_frequency": "how often it is updated",
    "version": "a version",
    "alternative_title": "another name",
    "access_rights": "the source's own word on who may have it",
    "security_classification": "a security classification",
}


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """The section: a verdict, the two shares, what is missing; the report for its owner."""

    verdict: str
    counted: PublicQuality
    missing: tuple[str, ...]
    facts: tuple[Fact, ...]
    report: Report | None


def quality(seen: SeenRecord) -> Quality:
    """Say how good a record's description is."""
    counted = public_quality(seen.projected)
    return Quality(
        verdict=_verdict(counted),
        counted=counted,
        missing=tuple(_NAMES.get(name, in_words(name)) for name in counted.missing),
        facts=_facts(seen.projected),
        report=seen.report,
    )


def in_words(name: str) -> str:
    """Say the name of a property, such as ``accessRights`` or ``access_rights``, in words."""
    return " ".join(_WORD_ENDS.sub(" ", name).split()).lower()


def _facts(projected: ProjectedRecord) -> tuple[Fact, ...]:
    resource = projected.resource
    planned = plain(yes_or_no(resource.has_data_quality_action_plan))
    assumed = tuple(dict.fromkeys(in_words(name) for name in resource.assumed))
    return facts(
        ("Assumed, not supplied", tuple(Line(text=name) for name in assumed)),
        ("There is a data quality action plan", planned),
    )


def _verdict(counted: PublicQuality) -> str:
    share = counted.mandatory_met / counted.mandatory_total
    if share >= _WELL:
        return "This record is described well."
    if share >= _FAIRLY:
        return "This record is described fairly well."
    return "This record is described poorly."
