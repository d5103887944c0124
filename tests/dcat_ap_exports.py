"""What DCAT-AP makes mandatory, and what may yet be missing from a description of ours."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from schemas.findings import Severity
from schemas.namespaces import DCAT, DCT
from schemas.shacl.engines import EngineName, engine
from schemas.shacl.results import Result
from schemas.shacl.shapes import Shapes, shapes_of

_OWN: Final = Path(__file__).parent / "unit" / "schemas_shacl" / "dcat_ap_mandatory.ttl"
OFFICIAL: Final = (
    Path(__file__).parents[2]
    / "shared/standard/data/dcat-ap-shapes/releases/3.0.1/html/shacl/shapes.ttl"
)
#: What only the source can say. Where it did not, nothing is made up.
LEFT_TO_THE_SOURCE: Final[Mapping[str, str]] = {
    DCT + "description": "a record without a description is catalogued, and its owner told",
    DCAT + "endpointURL": "the UK standard lets a service keep its address to itself",
    DCAT + "accessURL": "a file may be had through a service only, or its address may be withheld",
}


def mandatory_shapes() -> list[Shapes]:
    """Give our own wording of what is mandatory, and the official shapes where they are at hand."""
    files = [_OWN, *([OFFICIAL] if OFFICIAL.exists() else [])]
    return [shapes_of(file.read_bytes()) for file in files]


def broken(data: Iterable[bytes], name: EngineName = EngineName.FAST) -> list[Result]:
    """List what descriptions break, but for what is left to the source."""
    documents = list(data)
    return [
        result
        for shapes in mandatory_shapes()
        for result in engine(name).validate(documents, shapes)
        if result.severity is Severity.ERROR and not _is_left_to_the_source(result)
    ]


def _is_left_to_the_source(result: Result) -> bool:
    return result.component.startswith("MinCount") and result.path in LEFT_TO_THE_SOURCE
