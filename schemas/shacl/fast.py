"""The fast engine: pyshifty, which gets bytes of N-Triples and nothing else."""

import threading
from collections.abc import Iterable, Sequence

import pyoxigraph
from pyoxigraph import RdfFormat
from shifty._shifty import PreparedValidator

from schemas.shacl.results import Result, results
from schemas.shacl.shapes import Shapes, vocabularies


class FastEngine:
    """Gives the graphs to shifty; shapes that were used last are kept as it prepared them."""

    def __init__(self) -> None:
        self._prepared: tuple[bytes, PreparedValidator] | None = None
        self._lock = threading.Lock()

    def validate(self, data: Iterable[bytes], shapes: Shapes) -> Sequence[Result]:
        """Give what the shapes find in these graphs taken together, in order."""
        documents = [*data, *([vocabularies()] if shapes.asks_for_classes else ())]
        report = self._validator(shapes).validate_w3c(
            data=b"\n".join(documents),
            data_format="turtle",
            graph_mode="data",
            run_infer=False,
            sort_results=False,
        )
        # Its own way out parses this once more and gives blank nodes other names.
        written = report._report_ntriples.encode()  # noqa: SLF001 - as above
        quads = pyoxigraph.parse(written, format=RdfFormat.N_TRIPLES)
        return sorted(set(results(quads, shapes.about)))

    def _validator(self, shapes: Shapes) -> PreparedValidator:
        with self._lock:
            if self._prepared is None or self._prepared[0] != shapes.n_triples:
                made = PreparedValidator(shapes=shapes.n_triples, shapes_format="turtle")
                self._prepared = shapes.n_triples, made
            return self._prepared[1]
