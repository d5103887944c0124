"""Links that are followed from their target back: a series to its datasets, data to its services.

Sources state them on one side only, mostly the other.
"""

import enum
from collections.abc import Iterator

from schemas.model import Resource


class BackLink(enum.StrEnum):
    """A kind of link; its value is the field of the model that it stands in."""

    IN_SERIES = "in_series"
    SERVES = "serves_dataset"
    PART_OF = "is_part_of"
    MADE_FROM = "source"


def back_links(resource: Resource) -> Iterator[tuple[BackLink, str]]:
    """Yield the links of a resource that its targets' pages show too, and what they say."""
    for link in BackLink:
        for reference in getattr(resource, link.value, ()):
            yield link, reference.target
