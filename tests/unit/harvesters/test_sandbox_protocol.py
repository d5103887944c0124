"""What parent and child of the sandbox say to each other."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.sandbox_child import batches, failure, frames
from harvesters.sandbox_protocol import (
    LARGEST_RECORD,
    LENGTH,
    End,
    Failure,
    Records,
    decode_answer,
    frame,
)
from schemas.errors import NotRdfError
from schemas.findings import Conformance, Report
from schemas.reading import PageEnd, RecordReading

UNRATED = Report(
    conformance=Conformance(
        mandatory_met=0, mandatory_total=0, recommended_met=0, recommended_total=0
    )
)


def record(graph: bytes, title: str = "") -> RecordReading:
    return RecordReading(
        identifier="1",
        type="Dataset",
        title=title,
        resource=None,
        report=UNRATED,
        graph=graph,
        digest="",
    )


@given(st.lists(st.tuples(st.binary(), st.text()), max_size=5))
def test_records_come_out_of_a_frame_as_they_went_in(parts: list[tuple[bytes, str]]) -> None:
    answer = Records([record(graph, title) for graph, title in parts])
    content = frame(answer)
    (length,) = LENGTH.unpack(content[: LENGTH.size])
    assert length == len(content) - LENGTH.size
    assert decode_answer(content[LENGTH.size :]) == answer


def test_an_end_comes_out_of_a_frame_as_it_went_in() -> None:
    answer = End(PageEnd(next_pages=("https://data.example/2",), datasets=3))
    assert decode_answer(frame(answer)[LENGTH.size :]) == answer


@given(st.binary(max_size=40))
def test_nonsense_is_never_taken_for_an_answer(content: bytes) -> None:
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        decode_answer(content)


@given(st.lists(st.integers(0, 3 << 20), max_size=150))
def test_no_record_is_lost_or_moved_by_batching(sizes: list[int]) -> None:
    # One buffer serves all, as 150 of 3 MB would not fit.
    records = [record(bytes(min(size, 9)) if size % 2 else BUFFER) for size in sizes]
    grouped = list(batches(iter(records)))
    assert [r for batch in grouped for r in batch] == records
    assert all(1 <= len(batch) <= 64 for batch in grouped)
    assert all(sum(len(r.graph) for r in batch[:-1]) < 4 << 20 for batch in grouped)


BUFFER = bytes(1 << 20)


def test_the_error_of_a_reader_is_told_with_its_line_once() -> None:
    told = failure(NotRdfError("this is a web page", 12))
    assert told == Failure(message="this is a web page", line=12)


def test_any_other_error_is_told_as_our_fault() -> None:
    assert failure(KeyError("x")) == Failure(message="KeyError: 'x'", is_fault=True)


def test_a_long_message_is_cut() -> None:
    assert len(failure(NotRdfError("x" * 9999)).message) == 2000


def test_a_record_too_large_for_a_frame_is_rejected_and_the_others_are_sent() -> None:
    large = record(bytes(LARGEST_RECORD), "t" * 9_999)
    sent: list[RecordReading] = []
    for content in frames([record(b"1"), large, record(b"2")]):
        assert len(content) <= LARGEST_RECORD
        answer = decode_answer(content[LENGTH.size :])
        assert isinstance(answer, Records)
        sent += answer.records
    assert [each.graph for each in sent] == [b"1", b"", b"2"]
    (fault,) = sent[1].report.findings
    assert fault.code == "RECORD-TOO-LARGE"
    assert fault.value is not None
    assert fault.value.endswith(" bytes")
    assert "8 MB" in fault.fix
    assert (sent[1].title, sent[1].digest) == ("t" * 2000, "")


def test_records_that_are_only_together_too_large_are_all_sent() -> None:
    records = [record(BUFFER, str(n)) for n in range(12)]
    contents = list(frames(records))
    assert all(len(content) <= LARGEST_RECORD for content in contents)
    answers = [decode_answer(content[LENGTH.size :]) for content in contents]
    sent = [each for answer in answers if isinstance(answer, Records) for each in answer.records]
    assert sent == records
