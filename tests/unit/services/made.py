"""Small records for the tests of use cases."""

import datetime as dt
import zlib

import msgspec

from catalogue.domain.record import Hiding, Record, RecordState, Visibility
from schemas.model import AccessRights, Dataset, Organisation, Table, Variable, text
from tests.record_factory import record_from

HIDDEN = Visibility(
    hiding=Hiding(
        reason="a live case",
        approver="Alex Invented",
        review_on=dt.date(2026, 12, 1),
        tiers=frozenset({"accredited"}),
    )
)


def a_dataset(identifier: str = "tenancies", **fields: object) -> Dataset:
    """Make a dataset that is not open, with a variable called kestrel."""
    made = Dataset(
        identifier=identifier,
        iri=f"https://data.example/{identifier}",
        access_rights=AccessRights.INTERNAL,
        title=text("Tenancies of council homes", "en"),
        description=text("Who rents which home from a council."),
        keyword=text("housing"),
        publisher=Organisation(slug="hm-revenue-customs", name=text("Customs office")),
        tables=(Table(name="homes", row_count=1_234, variables=(Variable(name="kestrel"),)),),
    )
    return msgspec.structs.replace(made, **fields)


def a_record(
    identifier: str = "tenancies",
    visibility: Visibility | None = None,
    state: RecordState = RecordState.ACTIVE,
    source: str = "rivers",
    **fields: object,
) -> Record:
    """Make a record of such a dataset."""
    seed = zlib.crc32(f"{source} {identifier}".encode())
    return msgspec.structs.replace(
        record_from(seed),
        source=source,
        identifier=identifier,
        resource=a_dataset(identifier, **fields),
        visibility=visibility or Visibility(),
        state=state,
    )
