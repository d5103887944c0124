"""What is written as HDR UK metadata is read again with the same access block and tables."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.dialects.hdruk_values import BETWEEN, PLACEHOLDERS
from schemas.dialects.hdruk_writing import hdruk, write_hdruk
from schemas.model import (
    AccessBlock,
    AccessRights,
    Code,
    Concept,
    Dataset,
    Document,
    Frequency,
    Organisation,
    QualifiedRelation,
    Reference,
    Table,
    TimeBand,
    Variable,
    best,
    text,
)
from tests.unit.schemas_dialects import hdruk_records as made
from tests.unit.schemas_dialects.documents import read
from tests.unit.schemas_reading.resources import addresses, words


def _is_plain(word: str) -> bool:
    """Tell whether HDR UK's texts can hold a word: they part lists and have words for nothing."""
    marks = (BETWEEN, "<", "&", "http")
    return word.casefold() not in PLACEHOLDERS and not any(mark in word for mark in marks)


names = words.filter(_is_plain)
labels = names.map(text)
optional_labels = st.just(()) | labels
concepts = st.builds(Concept, label=labels) | st.builds(Concept, iri=addresses)
bodies = st.builds(Organisation, name=labels)
services = (
    st.builds(Document, iri=addresses)
    | st.builds(Document, label=labels)
    | st.builds(Document, iri=addresses, label=labels)
)


def _several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3, unique=True).map(tuple)


def _distinct(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3, unique_by=lambda each: each.name).map(tuple)


blocks = st.builds(
    AccessBlock,
    process_url=st.none() | addresses,
    usable_in=_several(services),
    cost=optional_labels,
    time_band=st.none() | st.sampled_from(TimeBand),
    use_limitations=_several(concepts),
    use_requirements=_several(concepts),
    jurisdictions=_several(names),
    controllers=_several(bodies),
    processors=_several(bodies),
)
code_lists = _several(
    st.builds(Code, value=words, label=optional_labels, frequency=st.none() | st.integers(0, 10**9))
)
variables = st.builds(
    Variable,
    name=words,
    description=optional_labels,
    data_type=st.none() | names,
    is_sensitive=st.none() | st.booleans(),
    codes=code_lists,
)
tables = st.builds(Table, name=words, description=optional_labels, variables=_distinct(variables))
misleading = st.builds(Document, label=st.sampled_from(["OPEN", "Open\nto all", "open"]).map(text))
datasets = st.builds(
    Dataset,
    identifier=st.uuids().map(str),
    title=st.just(text("A dataset")),
    access_rights=st.sampled_from(AccessRights),
    assumed=st.sampled_from([(), ("accessRights",)]),
    rights=_several(services | misleading),
    access=st.none() | blocks,
    tables=_distinct(tables),
)


def read_again(dataset: Dataset) -> Dataset:
    (reading,), _ = read(write_hdruk(dataset))
    assert isinstance(reading.resource, Dataset), reading.report.findings
    return reading.resource


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(dataset=datasets)
def test_reading_our_own_export_gives_the_same_access_and_tables(dataset: Dataset) -> None:
    found = read_again(dataset)
    expected = dataset.access or AccessBlock()
    assert (found.access or AccessBlock()) == expected
    assert found.tables == dataset.tables
    assert found.title == dataset.title
    if dataset.assumed:
        assert (found.access_rights, found.assumed) == (AccessRights.INTERNAL, ("accessRights",))
    else:
        assert (found.access_rights, found.assumed) == (dataset.access_rights, ())


def test_the_shape_is_that_of_version_4() -> None:
    (reading,), _ = read(json.dumps(made.version_4()))
    assert isinstance(reading.resource, Dataset)
    written = hdruk(reading.resource)
    original = made.version_4()
    for path in (
        "summary.title", "summary.abstract", "summary.keywords", "summary.contactPoint",
        "summary.doiName", "summary.datasetAliases", "documentation", "coverage.spatial",
        "provenance.temporal.publishingFrequency", "provenance.temporal.startDate",
        "accessibility.usage.dataUseLimitation", "accessibility.usage.dataUseRequirements",
        "accessibility.access", "coverage.pathway", "coverage.followUp",
        "coverage.typicalAgeRangeMin", "coverage.typicalAgeRangeMax", "summary.populationSize",
        "provenance.origin.purpose", "provenance.origin.source",
        "enrichmentAndLinkage.linkableDatasets", "revisions",
    ):  # fmt: skip
        assert _at(written, path) == _expected(original, path), path
    assert _at(written, "structuralMetadata.tables.columns.dataType") == ["String", "Date"]


def _at(content: Any, path: str) -> Any:  # noqa: ANN401 - any JSON
    for name in path.split("."):
        while isinstance(content, list):
            content = content[0] if name != "dataType" else [each[name] for each in content]
            if name == "dataType":
                return content
        content = content[name]
    return content


def _expected(original: dict[str, Any], path: str) -> Any:  # noqa: ANN401 - any JSON
    """Give the value of the original as a list where it was a text of one, without nulls."""
    value = _at(original, path)
    if path == "coverage.spatial":
        return value.split(",")
    if path == "documentation":
        return {name: each for name, each in value.items() if name != "isPartOf"}
    if isinstance(value, list):
        return [
            {name: each for name, each in one.items() if each is not None}
            if isinstance(one, dict)
            else one
            for one in value
        ]
    return value


@pytest.mark.parametrize(
    "said", ["People with diabetes", "One: two; Pathway", "; Pathway: x", "Population size: many"]
)
def test_a_population_in_other_words_is_not_taken_apart(said: str) -> None:
    dataset = Dataset(identifier="x", access_rights=AccessRights.OPEN, population=text(said))
    written = hdruk(dataset)
    assert "coverage" not in written
    assert "summary" not in written


def test_what_is_not_known_is_left_out() -> None:
    written = hdruk(
        Dataset(identifier="x", title=text("X"), access_rights=AccessRights.INTERNAL,
                assumed=("accessRights",))
    )  # fmt: skip
    assert written == {"identifier": "x", "summary": {"title": "X"}}


def test_a_frequency_that_the_list_lacks_is_another() -> None:
    dataset = Dataset(identifier="x", access_rights=AccessRights.OPEN,
                      update_frequency=Frequency.TRIENNIAL)  # fmt: skip
    assert _at(hdruk(dataset), "provenance.temporal.publishingFrequency") == "Other"


@pytest.mark.parametrize("words", ["OPEN", "Open", "open\nto all", "https://x.example/terms"])
def test_no_text_of_rights_comes_back_as_a_code_or_as_the_process(words: str) -> None:
    dataset = Dataset(identifier="x", title=text("X"), access_rights=AccessRights.INTERNAL,
                      assumed=("accessRights",), rights=(Document(label=text(words)),))  # fmt: skip
    found = read_again(dataset)
    assert (found.access_rights, found.access) == (AccessRights.INTERNAL, None)
    assert words in best(found.rights[0].label)


def test_datasets_to_link_with_are_told_from_those_that_are_like_it() -> None:
    links = (
        QualifiedRelation(relation=Reference(target="gp-records"), role="linkable"),
        QualifiedRelation(relation=Reference(target="https://x.example/old"), role="similar"),
    )
    dataset = Dataset(identifier="x", title=text("X"), access_rights=AccessRights.OPEN,
                      qualified_relation=links)  # fmt: skip
    assert read_again(dataset).qualified_relation == links


def test_the_document_is_json_that_people_can_read() -> None:
    dataset = Dataset(identifier="x", title=text("Höfe"), access_rights=AccessRights.OPEN)
    written = write_hdruk(dataset)
    assert written.startswith(b'{\n  "identifier": "x"')
    assert msgspec.json.decode(written)["summary"]["title"] == "Höfe"
