"""What a document says beside the objects that it lists is kept like all else."""

import datetime as dt
import json
from typing import Any

import pytest

from schemas.rdf.page import read_page
from schemas.rdf.received import source_document
from schemas.rdf.rest import unpacked
from schemas.reading import ReadOptions

RECORD = {"type": "Dataset", "identifier": "x1", "title": "Rivers", "description": "Of rivers."}


def beside(document: Any) -> Any:  # noqa: ANN401 - any JSON
    """Give what is kept of a document beside its records."""
    reading = read_page(
        json.dumps(document).encode(),
        media_type="application/json",
        name="f.json",
        base_iri="https://rivers.invalid/f.json",
        today=dt.date(2026, 11, 26),
        options=ReadOptions(keeps_rest=True),
    )
    assert [record.identifier for record in reading.records] == ["x1"]
    kept = source_document(unpacked(reading.end.rest))
    return json.loads(kept) if kept else None


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ({"owner": "Office", "links": {"next": 2}}, {"owner": "Office", "links": {"next": 2}}),
        ({"items": ["no object"]}, {"items": ["no object"]}),
        ({"items": [], "note": ""}, None),
        ({}, None),
        ({"owner": "Office", "classification": "SECRET"}, None),
    ],
)
def test_what_a_wrapper_says_is_kept(more: dict[str, Any], kept: object) -> None:
    assert beside({**more, "data": [RECORD]}) == kept


@pytest.mark.parametrize("document", [RECORD, [RECORD], {"title": "Rivers", **RECORD}])
def test_a_document_that_wraps_nothing_has_nothing_beside(document: object) -> None:
    assert beside(document) is None
