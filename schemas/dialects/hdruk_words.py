"""What HDR UK's version 4.0 calls things, and how values of the model are put in its words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.dialects.values import Object
from schemas.model import Concept, Document, Frequency, Organisation, Reference, TimeBand, best

DOI_ADDRESS: Final = "https://doi.org/"
#: The roles of datasets that a dataset can be linked with, or is like.
LINKABLE: Final = "linkable"
SIMILAR: Final = "similar"
#: The frequencies that the list has; of others it has “Other”.
FREQUENCIES: Final[Mapping[Frequency, str]] = MappingProxyType(
    {
        Frequency.NEVER: "Static",
        Frequency.IRREGULAR: "Irregular",
        Frequency.CONTINUOUS: "Continuous",
        Frequency.BIENNIAL: "Biennial",
        Frequency.ANNUAL: "Annual",
        Frequency.SEMIANNUAL: "Biannual",
        Frequency.QUARTERLY: "Quarterly",
        Frequency.BIMONTHLY: "Bimonthly",
        Frequency.MONTHLY: "Monthly",
        Frequency.BIWEEKLY: "Biweekly",
        Frequency.WEEKLY: "Weekly",
        Frequency.SEMIWEEKLY: "Twice a week",
        Frequency.DAILY: "Daily",
    }
)
LEAD_TIMES: Final[Mapping[TimeBand, str]] = MappingProxyType(
    {
        TimeBand.UNDER_1_WEEK: "Less than 1 week",
        TimeBand.WEEKS_1_TO_2: "1-2 weeks",
        TimeBand.WEEKS_2_TO_4: "2-4 weeks",
        TimeBand.MONTHS_1_TO_2: "1-2 months",
        TimeBand.MONTHS_2_TO_6: "2-6 months",
        TimeBand.OVER_6_MONTHS: "More than 6 months",
        TimeBand.VARIABLE: "Variable",
        TimeBand.NOT_APPLICABLE: "Not applicable",
        TimeBand.OTHER: "Other",
    }
)
SERVICE_CATEGORIES: Final = frozenset(
    {"TRE/SDE", "Direct access", "Open access", "Varies based on project"}
)


def concept(one: Concept | None) -> str:
    """Name a concept by its label, its code or its address."""
    return (best(one.label) or one.code or one.iri or "") if one is not None else ""


def document(one: Document) -> str:
    """Name a document by its address, else by what it is called."""
    return one.iri or best(one.label)


def page(one: Document) -> str:
    """Give a service by name and address, where it has both."""
    label = best(one.label)
    return f"{label} <{one.iri}>" if label and one.iri else one.iri or label


def name_of(body: Organisation) -> str:
    """Name a body by its name, its address or its slug."""
    return best(body.name) or body.iri or body.slug or body.identifier or ""


def linked(reference: Reference) -> Object:
    """Give a link to a dataset by its address, or else its persistent identifier."""
    is_address = reference.target.startswith(("http://", "https://"))
    return {
        "pid": None if is_address else reference.target,
        "title": best(reference.title),
        "url": reference.target if is_address else None,
    }
