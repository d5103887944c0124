"""What rights statements say that belongs elsewhere: the licence, and limits to access."""

from schemas.model import AccessRights, Concept, Document, best
from schemas.rdf.read_state import Page, Values
from schemas.rules import codes, repair_codes
from schemas.vocabularies import access_rights, licences


def settle_licence(page: Page, values: Values, prefix: str = "") -> None:
    """Take the licence from the rights when it stands nowhere else, and only one is named there.

    The statement stays where it is: what it says beyond the licence must not be lost.
    """
    if "licence" in values or "rights" not in values:
        return
    found = [one for one in map(_licence_in, values["rights"]) if one is not None]
    if len({one.code for one in found}) != 1:
        return
    values["licence"] = found[0]
    shown = found[0].iri or best(found[0].label)
    page.remark(repair_codes.LICENCE_IN_RIGHTS, f"{prefix}rights", shown)


def _licence_in(statement: Document) -> Concept | None:
    if statement.iri is not None and (code := licences.lookup(statement.iri)):
        return Concept(iri=statement.iri, code=code, label=statement.label)
    words = best(statement.label)
    if code := licences.lookup(words):
        return Concept(code=code, label=statement.label)
    named = licences.guess(words)
    return Concept(iri=named.iri, code=named.code, label=statement.label) if named else None


def settle_limits(page: Page, values: Values, *, is_assumed: bool) -> None:
    """Let an INSPIRE limit in the rights count: it stands in for what is missing, or closes more.

    What was assumed when the record was written before stays as assumed.
    """
    limit = _limit_in(values.get("rights", ()))
    if limit is None:
        return
    stated = values.get("access_rights") or next(iter(page.spare.get("access_rights", ())), None)
    if stated is None:
        if not is_assumed:
            values["access_rights"] = limit
            page.remark(codes.VALUE_MAPPED, "rights", limit.value, {"meaning": limit.value})
    elif isinstance(stated, AccessRights) and limit.closedness > stated.closedness:
        values.pop("access_rights", None)
        page.spare["access_rights"] = (limit,)
        words = {"assumed": limit.value}
        page.remark(codes.ACCESS_RIGHTS_CONFLICT, "accessRights", f"{stated}, {limit}", words)


def _limit_in(statements: tuple[Document, ...]) -> AccessRights | None:
    found = (access_rights.limit(each.iri or best(each.label)) for each in statements)
    return max(filter(None, found), key=lambda right: right.closedness, default=None)
