"""What only people inside the organisation see: systems, places and the owner's own papers."""

from catalogue.policy.projection import ProjectedRecord
from frontend.pages.record.lines import Section, address, facts, plain, worded


def internals(projected: ProjectedRecord) -> Section:
    """Say where the data sits, and what its owner keeps to themselves."""
    resource = projected.resource
    found = facts(
        ("System", plain(resource.system_name)),
        ("Where it is stored", plain(resource.storage_location)),
        ("Risk notes", worded(resource.risk_notes)),
        ("Data protection impact assessment", address(resource.dpia_location)),
    )
    return Section(id="internals", title="Inside the organisation", facts=found)
