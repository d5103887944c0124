"""The rules that records are checked by, as they are documented."""

from flask import Blueprint, Response

from catalogue.policy.entrances import Permission
from frontend.pages.publishing import run_words
from frontend.web.permits import open_to
from frontend.web.templates import page
from schemas.findings import Severity
from schemas.rules.clauses import clause_of
from schemas.rules.codes import RULES
from schemas.rules.documentation import MEANINGS
from schemas.rules.page_codes import PAGE_RULES

blueprint = Blueprint("publishing_rules", __name__)


@blueprint.get("/publishing/rules")
@open_to(Permission.EVERYONE)
def show() -> Response:
    """Show every rule with its code and what to do."""
    groups = [
        (severity, MEANINGS[severity], [r for r in RULES.values() if r.severity is severity])
        for severity in Severity
    ]
    return page(
        "publishing/rules.html",
        groups=groups,
        page_rules=PAGE_RULES.values(),
        words=run_words,
        clause_of=clause_of,
    )
