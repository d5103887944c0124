"""The licences of a record and of its files: whether they are one, and which of them counts."""

from collections.abc import Iterator

from schemas.findings import Finding
from schemas.model import Concept, Dataset, Resource, best
from schemas.rules import repair_codes
from schemas.vocabularies import licences


def strictest_licence(resource: Resource) -> Concept | None:
    """Give the licence to show for a resource: of its own and its files' the strictest."""
    files = resource.distribution if isinstance(resource, Dataset) else ()
    return licences.strictest((resource.licence, *(each.licence for each in files)))


def licences_that_differ(dataset: Dataset) -> Iterator[Finding]:
    """Remark on licences that differ between a dataset and its files, or between the files."""
    given = [each.licence for each in dataset.distribution if each.licence is not None]
    if not given:
        return
    first = dataset.licence or given[0]
    other = next((each for each in given if not licences.same(each, first)), None)
    if other is not None:
        shown = f"{_shown(first)}; {_shown(other)}"
        yield repair_codes.LICENCES_DIFFER.at("distribution.licence", shown)


def _shown(licence: Concept) -> str:
    return (licence.iri or best(licence.label))[:90]
