"""How a person comes to have the data: the access block of a record."""

from schemas.model.agents import Organisation
from schemas.model.base import Value
from schemas.model.codes import AccessRoute, TimeBand
from schemas.model.concepts import Concept, Document
from schemas.model.text import Text


class AccessBlock(Value, frozen=True, kw_only=True):
    """The way in: route, law, place, price and time; public on every record.

    ``usable_in`` names the settings where the data can be used (a trusted research environment, a
    safe room). ``use_limitations`` say what may not be done, ``use_requirements`` what must be.
    """

    route: AccessRoute | None = None
    process_url: str | None = None
    gateways: tuple[Concept, ...] = ()
    usable_in: tuple[Document, ...] = ()
    eligibility: Text = ()
    cost: Text = ()
    time_band: TimeBand | None = None
    use_limitations: tuple[Concept, ...] = ()
    use_requirements: tuple[Concept, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    controllers: tuple[Organisation, ...] = ()
    processors: tuple[Organisation, ...] = ()
