"""How each property that the standard asks for stands: as written, after repair, or missing.

A property is met **as it stands** when what was written is what the standard accepts, in any
spelling that DCAT itself prescribes (a ``mailto:`` address, a media type of IANA, an identifier
as text, a language tag). It is met **after repair** when there is a value, but a finding says that
it was mended, mapped, cut to the precision that it has, or kept as text. It is **missing** when
there is no value, only an assumed one, or one that the standard does not accept.
"""

import enum
from collections.abc import Iterable, Iterator
from typing import Final

from schemas.findings import Conformance, Finding
from schemas.model import ContactPoint, Dataset, Distribution, Resource
from schemas.model.base import Value
from schemas.rules import obligations
from schemas.rules.obligations import Obligation as Duty
from schemas.vocabularies import classification

ACCESS_RIGHTS: Final = "accessRights"
CLASSIFICATION: Final = "securityClassification"


class Obligation(enum.StrEnum):
    """How much the standard asks for a property."""

    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"


class Met(enum.StrEnum):
    """How a property that is asked for stands in one record."""

    AS_IT_STANDS = "as it stands"
    AFTER_REPAIR = "after repair"
    MISSING = "missing"


class Standing(Value, frozen=True):
    """One property that is asked of a record, and how it stands there."""

    path: str
    obligation: Obligation
    met: Met


#: A property with such a finding has a value, but not as it was written.
REPAIRS: Final = frozenset(
    {
        "DATE-PRECISION",
        "DIRECTION-MARK",
        "IDENTIFIER-PLACEHOLDER",
        "LICENCE-NOT-URI",
        "MARKUP-CONVERTED",
        "MARKUP-REMOVED",
        "NAMESPACE-WRONG",
        "NODE-BLANK",
        "ORG-NOT-IN-REGISTER",
        "PROPERTY-MISSPELT",
        "SUMMARY-TOO-LONG",
        "TYPE-UNKNOWN",
        "VALUE-MAPPED",
        "VALUE-REPEATED",
        "VALUE-SHAPE",
    }
)
#: A property with such a finding has an assumed value, or one that the standard does not accept.
REFUSALS: Final = frozenset({"CONTACT-EMAIL-INVALID", "DATE-IN-FUTURE", "TYPE-MISSING"})
_ALWAYS: Final = ("identifier", "type", "title")
_DISTRIBUTION_ALWAYS: Final = ("distribution.identifier", "distribution.type")


def standings(
    model: type, resource: Resource | None, findings: Iterable[Finding]
) -> Iterator[Standing]:
    """Go through what is asked of a record; of one that could not be read all is missing."""
    if resource is None:
        yield from _of_nothing(model)
        return
    judge = _Judge(findings)
    for path in _ALWAYS:
        yield judge.of(path, Obligation.MANDATORY, has=True)
    yield judge.of(ACCESS_RIGHTS, Obligation.MANDATORY, has=ACCESS_RIGHTS not in resource.assumed)
    yield judge.of(CLASSIFICATION, Obligation.MANDATORY, has=_is_classified(resource))
    yield from judge.of_each([resource], obligations.OF_CLASS[model])
    if resource.contact_point:
        yield from judge.of_each(resource.contact_point[:1], obligations.CONTACT)
    if isinstance(resource, Dataset) and resource.distribution:
        for path in _DISTRIBUTION_ALWAYS:
            yield judge.of(path, Obligation.MANDATORY, has=True)
        yield from judge.of_each(resource.distribution, obligations.DISTRIBUTION)


def standings_of_part(
    part: Distribution | ContactPoint, findings: Iterable[Finding]
) -> Iterator[Standing]:
    """Go through what is asked of a distribution or contact that is checked alone."""
    judge = _Judge(findings)
    if isinstance(part, ContactPoint):
        yield from judge.of_each([part], obligations.CONTACT)
        return
    for path in _DISTRIBUTION_ALWAYS:
        yield judge.of(path, Obligation.MANDATORY, has=True)
    yield from judge.of_each([part], obligations.DISTRIBUTION)


def standings_as_told(part: str, findings: Iterable[Finding]) -> Iterator[Standing]:
    """Go through what is asked of a distribution or contact of which only the findings are left."""
    told = list(findings)
    judge, lacking = _Judge(told), {(finding.path, finding.code) for finding in told}
    if part == Distribution.__name__:
        for path in _DISTRIBUTION_ALWAYS:
            yield judge.of(path, Obligation.MANDATORY, has=True)
    duties = obligations.DISTRIBUTION if part == Distribution.__name__ else obligations.CONTACT
    for obligation, asked in _asked(duties):
        for duty in asked:
            path = duty.finding.path
            why = {(path, duty.finding.code), (path, obligations.TOLD_WHEN_READ.get(path))}
            yield judge.of(path, obligation, has=why.isdisjoint(lacking))


def counted(each: Iterable[Standing]) -> Conformance:
    """Count how the properties of one record stand."""
    figures: dict[tuple[Obligation, Met], int] = {}
    for one in each:
        key = (one.obligation, one.met)
        figures[key] = figures.get(key, 0) + 1
    mandatory = [figures.get((Obligation.MANDATORY, met), 0) for met in Met]
    recommended = [figures.get((Obligation.RECOMMENDED, met), 0) for met in Met]
    return Conformance(
        mandatory_met=mandatory[0] + mandatory[1],
        mandatory_total=sum(mandatory),
        mandatory_repaired=mandatory[1],
        recommended_met=recommended[0] + recommended[1],
        recommended_total=sum(recommended),
        recommended_repaired=recommended[1],
    )


class _Judge:
    """Says how a property stands, by what was found about it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._repaired: set[str] = set()
        self._refused: set[str] = set()
        for finding in findings:
            if finding.code in REPAIRS:
                self._repaired.add(finding.path)
            elif finding.code in REFUSALS:
                self._refused.add(finding.path)

    def of(self, path: str, obligation: Obligation, *, has: bool) -> Standing:
        """Judge one property."""
        if not has or path in self._refused:
            return _standing(path, obligation, Met.MISSING)
        if path in self._repaired:
            return _standing(path, obligation, Met.AFTER_REPAIR)
        return _standing(path, obligation, Met.AS_IT_STANDS)

    def of_each(
        self,
        values: Iterable[Resource | ContactPoint | Distribution],
        duties: obligations.Obligations,
    ) -> Iterator[Standing]:
        """Judge the properties that are asked of values of one class: all must have them."""
        for obligation, asked in _asked(duties):
            for duty in asked:
                has = all(getattr(value, duty.field) for value in values)
                yield self.of(duty.finding.path, obligation, has=has)


def _asked(
    duties: obligations.Obligations,
) -> Iterator[tuple[Obligation, tuple[Duty, ...]]]:
    yield Obligation.MANDATORY, duties.mandatory
    yield Obligation.RECOMMENDED, duties.recommended


def _of_nothing(model: type) -> Iterator[Standing]:
    for path in (*_ALWAYS, ACCESS_RIGHTS, CLASSIFICATION):
        yield _standing(path, Obligation.MANDATORY, Met.MISSING)
    for obligation, asked in _asked(obligations.OF_CLASS[model]):
        for duty in asked:
            yield _standing(duty.finding.path, obligation, Met.MISSING)


def _is_classified(resource: Resource) -> bool:
    found = resource.security_classification
    return found is not None and found not in classification.REFUSED


_KNOWN: Final[dict[tuple[str, Obligation, Met], Standing]] = {}


def _standing(path: str, obligation: Obligation, met: Met) -> Standing:
    """Give the one value of its kind; the paths are those of the obligations, so few."""
    key = (path, obligation, met)
    found = _KNOWN.get(key)
    if found is None:
        found = _KNOWN[key] = Standing(path=path, obligation=obligation, met=met)
    return found
