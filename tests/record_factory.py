"""Records made by chance: every field of the model, open, restricted and hidden.

A seed always gives the same record. Texts are drawn from a small vocabulary, so that searches find
something, and each carries a word that stands nowhere else.
"""

import datetime as dt
import enum
import random
import types
import typing
import uuid
from collections.abc import Iterator

import msgspec
from hypothesis import strategies as st

from catalogue.domain.record import FieldClass, Hiding, Record, RecordState, Visibility
from catalogue.policy.audiences import Audience, Tier
from schemas.findings import Conformance, Report
from schemas.model import (
    AccessRights,
    DataService,
    Dataset,
    DatasetSeries,
    LangString,
    PartialDate,
    Precision,
    Reference,
    Resource,
    SecurityClassification,
)
from schemas.model.base import Value

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
WORDS = tuple(
    dict.fromkeys(
        "water river flood school pupil income housing tenancy crime court prison energy meter "  # noqa: SIM905 - one word a line would bury the file
        "patient hospital benefit pension farm soil rainfall traffic journey customs trade".split()
    )
)
_LANGUAGES = (None, "en", "en-GB", "cy", "gd")
_SLUGS = (None, "hm-land-office", "department-of-rivers", "office-of-tallies")
_ADDRESSES = {
    "iri", "download_url", "access_url", "endpoint_url", "landing_page", "applicable_legislation",
}  # fmt: skip
_LINKS = ("previous_version", "previous_in_series", "first", "last", "synthetic_version")

_REPORT = Report(
    conformance=Conformance(
        mandatory_met=1, mandatory_total=1, recommended_met=0, recommended_total=1
    )
)


class Factory:
    """Makes values of the model from one source of chance.

    ``targets`` are what links lead to; ``fill`` is the share of optional fields that are filled.
    """

    def __init__(
        self, chance: random.Random, *, targets: tuple[str, ...] = (), fill: float = 0.6
    ) -> None:
        self._chance = chance
        self._targets = (*targets, "https://elsewhere.example/thing")
        self._fill = fill
        self._count = 0

    def token(self) -> str:
        """Make a word that stands nowhere else."""
        self._count += 1
        return f"zq{self._chance.getrandbits(60):015x}{self._count}"

    def text(self) -> str:
        """Make a few words of the vocabulary and one of its own."""
        return " ".join([*self._chance.choices(WORDS, k=self._chance.randint(1, 6)), self.token()])

    def resource(
        self, kind: type[Resource], access_rights: AccessRights, **fixed: object
    ) -> Resource:
        """Make a resource with every field filled or, by chance, left out.

        ``fixed`` must name the identifier.
        """
        given: dict[str, object] = {
            "access_rights": access_rights,
            "security_classification": SecurityClassification.OFFICIAL,
            "assumed": tuple(self._chance.sample(_ASSUMABLE, self._chance.randint(0, 3))),
            **fixed,
        }
        made = self.value(kind, given)
        assert isinstance(made, Dataset | DatasetSeries | DataService)
        return made

    def value(self, kind: type[Value], given: dict[str, object] | None = None) -> Value:
        """Make a value of a class of the model; ``given`` fields are as told."""
        if kind is PartialDate:
            return self._date()
        if kind is Reference:
            given = {"target": self._chance.choice(self._targets), **(given or {})}
        filled: dict[str, object] = dict(given or {})
        for field in msgspec.structs.fields(kind):
            if field.name in filled:
                continue
            if field.required or self._chance.random() < self._fill:
                filled[field.name] = self._named(field.name, field.type)
        return kind(**filled)

    def _named(self, name: str, annotation: object) -> object:
        if name in _LINKS:
            return self._chance.choice(self._targets)
        if name == "language" and annotation == (str | None):
            return self._chance.choice(_LANGUAGES)
        if name == "slug":
            return self._chance.choice(_SLUGS)
        if name in _ADDRESSES:
            made = self._of(annotation)
            return tuple(map(_address, made)) if isinstance(made, tuple) else _address(str(made))
        return self._of(annotation)

    def _of(self, annotation: object) -> object:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is tuple:
            return tuple(self._of(arguments[0]) for _ in range(self._chance.randint(1, 2)))
        if origin in {types.UnionType, typing.Union}:
            return self._of(next(each for each in arguments if each is not type(None)))
        assert isinstance(annotation, type)
        if issubclass(annotation, Value):
            return self.value(annotation)
        if issubclass(annotation, enum.Enum):
            return self._chance.choice(list(annotation))
        return self._plain(annotation)

    def _plain(self, annotation: type) -> object:
        if annotation is bool:
            return self._chance.random() < 0.5
        if annotation is int:
            return self._chance.choice((0, 3, 9, 10, 14, 15, self._chance.randint(0, 10**6)))
        if annotation is float:
            return round(self._chance.uniform(-90, 90), 3)
        assert annotation is str
        return self.text()

    def _date(self) -> PartialDate:
        year, month, day = (self._chance.randint(*r) for r in ((1990, 2026), (1, 12), (1, 28)))
        lexical = f"{year:04}-{month:02}-{day:02}"
        return self._chance.choice(
            (
                PartialDate(lexical=lexical[:4], precision=Precision.YEAR),
                PartialDate(lexical=lexical[:7], precision=Precision.MONTH),
                PartialDate(lexical=lexical, precision=Precision.DAY),
                PartialDate(lexical=f"{lexical}T09:30:00Z", precision=Precision.TIME),
            )
        )


_ASSUMABLE = ("access_rights", "accessRights", "licence", "system_name", "riskNotes", "nonsense")


def _address(words: str) -> str:
    return "https://data.example/" + words.replace(" ", "/")


def record_from(
    seed: int,
    *,
    targets: tuple[str, ...] = (),
    fill: float = 0.6,
    open_share: float = 0.4,
    hidden_share: float = 0.1,
) -> Record:
    """Make the record of a seed."""
    chance = random.Random(seed)  # noqa: S311 - the same seed must give the same record
    who = identity_of(seed)
    kind = chance.choices((Dataset, DatasetSeries, DataService), (8, 1, 2))[0]
    is_open = chance.random() < open_share
    closed = [rights for rights in AccessRights if rights is not AccessRights.OPEN]
    rights = AccessRights.OPEN if is_open else chance.choice(closed)
    factory = Factory(chance, targets=targets, fill=fill)
    title = (LangString(value=factory.text(), language=chance.choice(_LANGUAGES)),)
    return Record(
        id=who.id,
        source=who.source,
        identifier=who.identifier,
        revision=chance.randint(1, 9),
        digest=f"{chance.getrandbits(64):x}",
        state=RecordState.ACTIVE,
        resource=factory.resource(
            kind, rights, title=title, identifier=who.identifier, iri=who.iri
        ),
        report=_REPORT,
        visibility=_visibility(chance, hidden_share),
        first_seen_at=NOW,
        changed_at=NOW,
    )


class Identity(msgspec.Struct, frozen=True):
    """What the record of a seed is known by."""

    id: str
    source: str
    identifier: str
    iri: str | None

    @property
    def target(self) -> str:
        """What links to the record say."""
        return self.iri or self.identifier


def identity_of(seed: int) -> Identity:
    """Tell what the record of a seed is known by."""
    chance = random.Random(f"who is {seed}")  # noqa: S311 - as above
    id_ = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    iri = f"https://data.example/record/{id_[:13]}" if chance.random() < 0.7 else None
    return Identity(id_, chance.choice(("rivers", "schools")), f"ref-{id_[:8]}", iri)


def _visibility(chance: random.Random, hidden_share: float) -> Visibility:
    opened = frozenset(c for c in FieldClass if chance.random() < 0.1)
    if chance.random() >= hidden_share:
        return Visibility(opened=opened)
    tiers = frozenset(t.value for t in Tier if t is not Tier.PUBLIC and chance.random() < 0.2)
    hiding = Hiding(
        reason="a live investigation",
        approver="Alex Invented",
        review_on=NOW.date() + dt.timedelta(days=300),
        tiers=tiers,
    )
    return Visibility(opened=opened, hiding=hiding)


def records(
    *, targets: tuple[str, ...] = (), hidden_share: float = 0.1
) -> st.SearchStrategy[Record]:
    """Draw any record."""
    seeds = st.integers(0, 2**48)
    fills = st.sampled_from((0.1, 0.6, 1.0))
    return st.builds(
        lambda seed, fill: record_from(seed, targets=targets, fill=fill, hidden_share=hidden_share),
        seeds,
        fills,
    )


def audiences() -> st.SearchStrategy[Audience]:
    """Draw any audience."""
    return st.sampled_from(Audience)


def tier_sets() -> st.SearchStrategy[frozenset[Tier]]:
    """Draw any set of tiers that a viewer may hold for a record beside the audience's."""
    return st.frozensets(st.sampled_from((Tier.ORGANISATION, Tier.CASE, Tier.OWNER)))


def corpus(size: int, *, seed: int, hidden_share: float = 0.02) -> Iterator[Record]:
    """Make many records that link to one another; the hidden ones are linked to as well."""
    seeds = range(seed * 1_000_003, seed * 1_000_003 + size)
    targets = tuple(identity_of(each).target for each in seeds)
    for each in seeds:
        yield record_from(each, fill=0.25, hidden_share=hidden_share, targets=targets)
