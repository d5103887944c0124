"""Reading the bodies that a record names in properties of their own, such as its custodian."""

from typing import Any, Final

from schemas.model import Organisation, QualifiedAttribution
from schemas.namespaces import PROV
from schemas.rdf.agent_roles import AGENT_ROLES
from schemas.rdf.graph import Properties
from schemas.rdf.property_kinds import Kind, many
from schemas.rdf.read_state import Page

_AGENT: Final = many("agent", PROV + "agent", Kind.ORGANISATION)


def add_agents(page: Page, found: Properties, values: dict[str, Any]) -> None:
    """Add the bodies that a record names in such properties to its attributions."""
    stated = [iri for iri in AGENT_ROLES if iri in found]
    if not stated:
        return
    attributions: dict[QualifiedAttribution, None] = dict.fromkeys(
        values.get("qualified_attribution", ())
    )
    for iri in stated:
        for agent in page.readers[Kind.ORGANISATION](page, found[iri], _AGENT):
            if isinstance(agent, Organisation):
                attributions[QualifiedAttribution(agent=agent, role=AGENT_ROLES[iri])] = None
    values["qualified_attribution"] = tuple(attributions)
