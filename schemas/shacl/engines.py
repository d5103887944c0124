"""One way to ask two engines: the reference, and one that is several times as fast."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from schemas.shacl.engine_names import EngineName
from schemas.shacl.results import Result
from schemas.shacl.shapes import Shapes

__all__ = ["EngineName", "ShapesEngine", "engine"]


class ShapesEngine(Protocol):
    """Holds graphs against shapes.

    An engine gets N-Triples that were parsed here before, as bytes: of a text it might think that
    it is an address or a file.
    """

    def validate(self, data: Iterable[bytes], shapes: Shapes) -> Sequence[Result]:
        """Give what the shapes find in these graphs taken together, in order."""


def engine(name: EngineName = EngineName.REFERENCE) -> ShapesEngine:
    """Make an engine; what it is made of is loaded only now."""
    if name is EngineName.FAST:
        from schemas.shacl.fast import FastEngine  # noqa: PLC0415 - loaded when it is chosen

        return FastEngine()
    from schemas.shacl.reference import ReferenceEngine  # noqa: PLC0415 - as above

    return ReferenceEngine()
