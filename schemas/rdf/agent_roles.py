"""Bodies that stand in properties of their own, such as a custodian: kept with their roles.

GeoDCAT-AP has a property for each role of INSPIRE's list; Dublin Core and PROV have some more. All
are read as ``prov:qualifiedAttribution``, which says the same.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.namespaces import DCT, GEODCAT, PROV

_INSPIRE: Final = "http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/"
#: The property in which an agent stands, and the role that it gives.
AGENT_ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{
            GEODCAT + role: _INSPIRE + role
            for role in (
                "custodian", "distributor", "originator", "principalInvestigator", "processor",
                "resourceProvider", "user",
            )
        },
        DCT + "contributor": "contributor",
        DCT + "rightsHolder": "rightsHolder",
        PROV + "wasAttributedTo": "attributedTo",
    }
)  # fmt: skip
