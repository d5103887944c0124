"""How good the description is: its score and why; for owners more of both, and the findings."""

import re
from collections.abc import Sequence

import msgspec

from catalogue.domain.kept_quality import ScoreChange
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.quality.items import listed
from catalogue.services.seeing import SeenRecord
from frontend.pages.quality.words import ScoreLines, of_record
from frontend.pages.record.code_words import yes_or_no
from frontend.pages.record.lines import Fact, Line, facts, plain
from frontend.web.words import day
from schemas.findings import Report

_WORD_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """The section: the score of the public part, some facts; for its owner all, and the report."""

    public: ScoreLines
    owners: ScoreLines | None
    past: str
    facts: tuple[Fact, ...]
    report: Report | None


def quality(seen: SeenRecord) -> Quality:
    """Say how good a record's description is."""
    return Quality(
        public=of_record(seen.quality),
        owners=of_record(seen.owners_quality) if seen.owners_quality else None,
        past=_past(seen.past_scores),
        facts=_facts(seen.projected),
        report=seen.report,
    )


def in_words(name: str) -> str:
    """Say the name of a property, such as ``accessRights`` or ``access_rights``, in words."""
    return " ".join(_WORD_ENDS.sub(" ", name).split()).lower()


def _past(scores: Sequence[ScoreChange]) -> str:
    """Tell which scores a record had; the one of now alone is no past."""
    told = [f"{change.score} from {day(change.day)}" for change in scores]
    return listed(told) if len(told) > 1 else ""


def _facts(projected: ProjectedRecord) -> tuple[Fact, ...]:
    resource = projected.resource
    planned = plain(yes_or_no(resource.has_data_quality_action_plan))
    assumed = tuple(dict.fromkeys(in_words(name) for name in resource.assumed))
    return facts(
        ("Assumed, not supplied", tuple(Line(text=name) for name in assumed)),
        ("There is a data quality action plan", planned),
    )
