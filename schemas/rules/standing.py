"""How each property that the standard asks for stands: as written, after repair, or missing.

A property is met **as it stands** when what was written is what the standard accepts, in any
spelling that DCAT itself prescribes (a ``mailto:`` address, a media type of IANA, an identifier
as text, a language tag). It is met **after repair** when there is a value, but a finding says that
it was mended, mapped, cut to the precision that it has, or kept as text. It is **missing** when
there is no value, only an assumed one, or one that the standard does not accept.
"""

import enum
import functools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

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
        "IDENTIFIER-DERIVED",
        "IDENTIFIER-IRI-BAD",
        "IDENTIFIER-PLACEHOLDER",
        "LICENCE-IN-RIGHTS",
        "LICENCE-IN-WORDS",
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
        "VALUE-NOT-LISTED",
        "VALUE-REPEATED",
        "VALUE-SHAPE",
    }
)
#: A property with such a finding has an assumed value, or one that the standard does not accept.
REFUSALS: Final = frozenset({"CONTACT-EMAIL-INVALID", "DATE-IN-FUTURE", "TYPE-MISSING"})
_ALWAYS: Final = ("identifier", "type", "title", ACCESS_RIGHTS, CLASSIFICATION)
_DISTRIBUTION_ALWAYS: Final = ("distribution.identifier", "distribution.type")
_DISTRIBUTION: Final = Distribution.__name__
_CONTACT: Final = ContactPoint.__name__

_Paths: TypeAlias = frozenset[str]
_NONE: Final[_Paths] = frozenset()


class Verdicts(Value, frozen=True):
    """Which of the properties that are asked for are missing, and which were repaired.

    ``classes`` names what they are asked of: the class of the record, and its parts.
    """

    classes: tuple[str, ...]
    missing: _Paths
    repaired: _Paths


def verdicts(model: type, resource: Resource | None, findings: Iterable[Finding]) -> Verdicts:
    """Judge what is asked of a record; of one that could not be read all is missing."""
    if resource is None:
        every = frozenset(path for path, _ in _asked((model.__name__,)))
        return Verdicts((model.__name__,), every, _NONE)
    missing = _lacking([resource], obligations.OF_CLASS[model])
    if ACCESS_RIGHTS in resource.assumed:
        missing.append(ACCESS_RIGHTS)
    if not is_classified(resource):
        missing.append(CLASSIFICATION)
    files = files_of(resource)
    missing += _lacking(resource.contact_point[:1], obligations.CONTACT)
    missing += _lacking(files, obligations.DISTRIBUTION)
    return judged_by(classes_of(model, resource, files), missing, findings)


def classes_of(model: type, resource: Resource, files: Sequence[Distribution]) -> tuple[str, ...]:
    """Name what properties are asked of: the record, and its contact and files if it has any."""
    contact = (_CONTACT,) if resource.contact_point else ()
    return (model.__name__, *contact, _DISTRIBUTION) if files else (model.__name__, *contact)


def files_of(resource: Resource) -> Sequence[Distribution]:
    """List a record's distributions that it describes.

    One that is only named is left out: another document may say all about it.
    """
    if not isinstance(resource, Dataset):
        return ()
    files = resource.distribution
    return [each for each in files if each.title or each != Distribution(iri=each.iri)]


def verdicts_on_part(part: Distribution | ContactPoint, findings: Iterable[Finding]) -> Verdicts:
    """Judge what is asked of a distribution or contact that is checked alone."""
    name = type(part).__name__
    return judged_by((name,), _lacking([part], _DUTIES[name]), findings)


def verdicts_as_told(part: str, findings: Iterable[Finding]) -> Verdicts:
    """Judge what is asked of a distribution or contact of which only the findings are left."""
    told = {(finding.path, finding.code) for finding in findings}
    missing = [
        duty.finding.path
        for duty in (*_DUTIES[part].mandatory, *_DUTIES[part].recommended)
        if not told.isdisjoint(_why_missing(duty))
    ]
    return judged_by((part,), missing, findings)


@functools.lru_cache(maxsize=4_096)
def standings(verdicts: Verdicts) -> tuple[Standing, ...]:
    """List each property that is asked for, and how it stands."""
    found = []
    for path, obligation in _asked(verdicts.classes):
        met = Met.AFTER_REPAIR if path in verdicts.repaired else Met.AS_IT_STANDS
        met = Met.MISSING if path in verdicts.missing else met
        found.append(Standing(path=path, obligation=obligation, met=met))
    return tuple(found)


@functools.lru_cache(maxsize=4_096)
def conformance(verdicts: Verdicts) -> Conformance:
    """Count how the properties of one record stand."""
    counts = Counter((each.obligation, each.met) for each in standings(verdicts))
    mandatory = [counts[Obligation.MANDATORY, met] for met in Met]
    recommended = [counts[Obligation.RECOMMENDED, met] for met in Met]
    return Conformance(
        mandatory_met=mandatory[0] + mandatory[1],
        mandatory_total=sum(mandatory),
        mandatory_repaired=mandatory[1],
        recommended_met=recommended[0] + recommended[1],
        recommended_total=sum(recommended),
        recommended_repaired=recommended[1],
    )


def judged_by(
    classes: tuple[str, ...], missing: list[str], findings: Iterable[Finding]
) -> Verdicts:
    """Judge by what is missing and what was found."""
    repaired = []
    for finding in findings:
        if finding.code in REPAIRS:
            repaired.append(finding.path)
        elif finding.code in REFUSALS:
            missing.append(finding.path)
    return Verdicts(classes, frozenset(missing), frozenset(repaired))


def _lacking(
    values: Sequence[Resource | ContactPoint | Distribution], duties: obligations.Obligations
) -> list[str]:
    """List the properties that any of some values lacks."""
    return [
        duty.finding.path
        for asked in (duties.mandatory, duties.recommended)
        for duty in asked
        if not all(getattr(value, duty.field) for value in values)
    ]


@functools.cache
def _asked(classes: tuple[str, ...]) -> tuple[tuple[str, Obligation], ...]:
    """List what is asked of a class, or of a record's class and of its parts."""
    found: list[tuple[str, Obligation]] = []
    for name in classes:
        always = _DISTRIBUTION_ALWAYS if name == _DISTRIBUTION else _ALWAYS
        found += ((path, Obligation.MANDATORY) for path in always if name != _CONTACT)
        duties = _DUTIES[name]
        found += ((duty.finding.path, Obligation.MANDATORY) for duty in duties.mandatory)
        found += ((duty.finding.path, Obligation.RECOMMENDED) for duty in duties.recommended)
    return tuple(found)


def _why_missing(duty: Duty) -> set[tuple[str, str | None]]:
    path = duty.finding.path
    return {(path, duty.finding.code), (path, obligations.TOLD_WHEN_READ.get(path))}


def is_classified(resource: Resource) -> bool:
    """Tell whether a record states a classification that may be catalogued."""
    found = resource.security_classification
    return found is not None and found not in classification.REFUSED


_DUTIES: Final[dict[str, obligations.Obligations]] = {
    **{model.__name__: duties for model, duties in obligations.OF_CLASS.items()},
    _CONTACT: obligations.CONTACT,
    _DISTRIBUTION: obligations.DISTRIBUTION,
}
