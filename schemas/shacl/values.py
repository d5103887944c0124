"""The value shapes of the UK profile: what a value may be, as Turtle by the name it is used under.

Lists of codes come from ``schemas.vocabularies``, so that a new alias there is accepted here too.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from schemas.model import AccessRights
from schemas.namespaces import FREQ
from schemas.shacl import patterns
from schemas.vocabularies import access_rights, classification, formats, frequency, services
from schemas.vocabularies.terms import Term

SAID: Final = "uk:Said"
FILLED: Final = "uk:Filled"
ACCESS_RIGHTS: Final = "uk:AccessRights"
OWN_ACCESS_RIGHTS: Final = "uk:OwnAccessRights"
ONE_RIGHT: Final = "uk:OneAccessRight"
A_RIGHT_UNKNOWN: Final = "uk:AccessRightUnknown"
#: Access rights do not contradict each other when any of these holds.
NO_CONFLICT: Final = (
    ONE_RIGHT,
    *(f"uk:Only-{right.value}" for right in AccessRights),
    A_RIGHT_UNKNOWN,
)
CLASSIFICATION: Final = "uk:Classification"
NOT_ABOVE: Final = "uk:NotAboveOfficial"
FREQUENCY: Final = "uk:Frequency"
OWN_FREQUENCY: Final = "uk:OwnFrequency"
STATUS: Final = "uk:ServiceStatus"
TYPE: Final = "uk:ServiceType"
KIND_OF_SERVICE: Final = "uk:KindOfService"
MEDIA_TYPE: Final = "uk:MediaType"
LICENCE: Final = "uk:Licence"
DATE: Final = "uk:Date"
FULL_DAY: Final = "uk:FullDay"
SHORT: Final = "uk:Short"
UNTAGGED: Final = "uk:Untagged"
EMAIL: Final = "uk:Email"

#: What a node of a list is called: a code is known by its address or by any of these.
_CALLED: Final = (
    "sh:path [ sh:alternativePath ( skos:prefLabel rdfs:label skos:notation dct:title rdf:value"
    " skos:exactMatch ) ]"
)
# That it is a service its class says already; some feeds say it here again.
_DCMI: Final = r"https?://purl\.org/dc/dcmitype/.*"
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ZONE: Final = r"(Z|[+-][0-9]{2}:?[0-9]{2})?"
#: What stands for a missing value, as the readers know it; templates that were left in do too.
STAND_INS: Final = (
    "-", "--", "---", "?", "??", "n/a", "n.a.", "na/na", "unknown", "not applicable",
    "not available", "not known", "null", "undefined", "nan", "tbc", "tbd", "todo", "<nobody>",
    "<none>", ".", "..", "...", "/", "xxx",
)  # fmt: skip
_LONGEST_STAND_IN: Final = max(map(len, STAND_INS))
_KINDS: Final = "application|audio|font|image|message|model|multipart|text|video"


def value_shapes() -> Mapping[str, str]:
    """Give the body of every value shape by its name."""
    return MappingProxyType(dict(_all_shapes()))


def _all_shapes() -> Iterable[tuple[str, str]]:
    yield from _words()
    yield from _texts()
    yield from _access_rights()
    every = patterns.of_terms(frequency.TERMS, by_last_part=True)
    yield from _listed(FREQUENCY, every, first=_usual(frequency.TERMS))
    own = "|".join(f"(freq:|{patterns.literally(FREQ)})?{t.code}" for t in frequency.TERMS)
    yield OWN_FREQUENCY, _either(
        _one_of(f"<{term.iri}>" for term in frequency.TERMS),
        _pattern(patterns.whole(own)), f"[ sh:not {FREQUENCY} ]",
    )  # fmt: skip
    yield from _listed(
        STATUS, patterns.of_terms(services.STATUSES), first=_usual(services.STATUSES)
    )
    yield from _listed(TYPE, patterns.of_terms(services.TYPES, _DCMI), first=_usual(services.TYPES))
    yield KIND_OF_SERVICE, f"sh:not uk:Empty, {_pattern(patterns.whole(_DCMI))}"
    yield from _classification()
    written = _pattern(patterns.whole(rf"({_KINDS})/.*|https?://.*/({_KINDS})/[^/?#]+"))
    yield from _listed(MEDIA_TYPE, _media_types(), first=written)
    yield from _dates()


def _words() -> Iterable[tuple[str, str]]:
    stand_ins = "|".join(patterns.literally(word) for word in STAND_INS)
    yield "uk:Empty", _inner(r"^\s*$")
    yield "uk:StandIn", _inner(patterns.whole(rf"{stand_ins}|(\{{\{{[^{{}}]*\}}\}}[ ,;:/-]*)+|"))
    yield FILLED, "sh:not uk:Empty"
    # An address or a longer text is no stand-in, and is told apart without looking for one.
    yield (
        SAID,
        _either(
            "[ sh:nodeKind sh:IRI ]",
            f'[ sh:minLength {_LONGEST_STAND_IN + 1} ; sh:not [ sh:pattern "[{{][{{]" ] ]',
            "[ sh:not uk:StandIn ]",
        ),
    )


def _texts() -> Iterable[tuple[str, str]]:
    yield (
        SHORT,
        r'sh:or ( [ sh:nodeKind sh:BlankNode ] [ sh:maxLength 250 ; sh:pattern "^[^\\n]*$" ] )',
    )
    yield UNTAGGED, _either("[ sh:datatype xsd:string ]", "[ sh:nodeKind sh:BlankNodeOrIRI ]")
    agreement = "data[ _-]share[ _-](agreement|request)"
    yield LICENCE, _either(
        "[ sh:nodeKind sh:BlankNodeOrIRI ]", "uk:StandIn",
        _pattern(patterns.whole(r"https?://\S*|" + agreement)),
    )  # fmt: skip
    yield EMAIL, _either(
        "[ sh:nodeKind sh:BlankNode ]", "uk:StandIn",
        _pattern(
            r"^\s*(mailto:)?/*[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@.<>,;:\"]+\s*(\?.*)?$"
        ),
    )  # fmt: skip


def _access_rights() -> Iterable[tuple[str, str]]:
    yield from _listed(
        ACCESS_RIGHTS, patterns.of_terms(access_rights.TERMS), first=_usual(access_rights.TERMS)
    )
    own = "|".join(term.code for term in access_rights.TERMS)
    yield (
        OWN_ACCESS_RIGHTS,
        _either(
            _one_of(f'"{term.code}"' for term in access_rights.TERMS),
            f'[ sh:pattern "^\\\\s*({own})\\\\s*$" ]',
            f"[ sh:not {ACCESS_RIGHTS} ]",
            "uk:Empty",
        ),
    )
    yield ONE_RIGHT, "sh:property [ sh:path dct:accessRights ; sh:maxCount 1 ]"
    for term in access_rights.TERMS:
        yield from _listed(f"uk:{term.code}", patterns.of_terms([term]))
        every = f"sh:property [ sh:path dct:accessRights ; sh:or ( uk:Empty uk:{term.code} ) ]"
        yield f"uk:Only-{term.code}", every
    yield (
        A_RIGHT_UNKNOWN,
        (
            "sh:property [ sh:path dct:accessRights ;"
            f" sh:qualifiedValueShape [ sh:not {ACCESS_RIGHTS} ] ; sh:qualifiedMinCount 1 ]"
        ),
    )


def _classification() -> Iterable[tuple[str, str]]:
    every = patterns.of_terms(classification.TERMS, by_last_part=True)
    yield from _listed(CLASSIFICATION, every, first=_usual(classification.TERMS))
    above = r"(uk[ _/-]+)?(top[ _/-]*)?secret.*"
    yield NOT_ABOVE, f"sh:not {_pattern(patterns.whole(f'(https?://.*[/#:])?{above}'))}"


def _dates() -> Iterable[tuple[str, str]]:
    time = rf"[T ][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?([.,][0-9]+)?\s*({_ZONE}|UTC)"
    uk = r"(1[3-9]|2[0-9]|3[01])[/.][0-9]{1,2}[/.][0-9]{4}(\s+00:00(:00)?)?"
    coarse = rf"[0-9]{{4}}(-[0-9]{{2}})?{_ZONE}|[0-9]{{8}}"
    any_date = patterns.whole(rf"{_DAY}({time}|{_ZONE})|{coarse}|{uk}")
    yield DATE, _either(
        "[ sh:datatype xsd:date ]", "[ sh:datatype xsd:dateTime ]",
        "[ sh:nodeKind sh:BlankNodeOrIRI ]", "uk:StandIn", _pattern(any_date),
    )  # fmt: skip
    day = _pattern(patterns.whole(rf"{_DAY}{_ZONE}|[0-9]{{8}}|{uk}"))
    yield FULL_DAY, _either("[ sh:datatype xsd:date ]", day, f"[ sh:not {DATE} ]", "uk:StandIn")


def _media_types() -> str:
    """Match what a media type is read from: itself, its address, or a format that has one."""
    known = (term for term in formats.TERMS if term.code in formats.MEDIA_TYPES)
    names = patterns.branches(known, by_last_part=True)
    return patterns.whole(rf"\.?({names})( files?)?")


def _listed(name: str, pattern: str, *, first: str = "") -> Iterable[tuple[str, str]]:
    """Accept the names of a list, an empty value, and a node that is called by one of the names.

    What is usual comes ``first``, as some engines take long over a long pattern.
    """
    called = f"{_CALLED} ; sh:qualifiedValueShape {name}-name ; sh:qualifiedMinCount 1"
    yield f"{name}-name", _inner(pattern)
    yield (
        name,
        _either(
            *filter(None, [first]), "uk:Empty", f"{name}-name", f"[ sh:property [ {called} ] ]"
        ),
    )


def _usual(terms: Iterable[Term]) -> str:
    """Accept the codes of terms, and their own addresses."""
    named = ((f'"{term.code}"', f"<{term.iri}>" if term.iri else "") for term in terms)
    return _one_of(written for names in named for written in names if written)


def _one_of(terms: Iterable[str]) -> str:
    return f"[ sh:in ( {' '.join(terms)} ) ]"


def _either(*shapes: str) -> str:
    return f"sh:or ( {' '.join(shapes)} )"


def _pattern(pattern: str) -> str:
    return f"[ {_inner(pattern)} ]"


def _inner(pattern: str) -> str:
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'sh:pattern "{escaped}" ; sh:flags "i"'
