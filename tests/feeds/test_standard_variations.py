"""Single changes to a conformant record have the outcome that the note on the standard advises."""

import pytest

from schemas.findings import Severity
from schemas.model import Dataset
from tests.conformant_record import (
    CONFORMANT,
    DATASET,
    SERVICE,
    codes,
    read_turtle,
    with_change,
)
from tests.feeds.variations import OF_SERVICE, VARIATIONS, Check, service_keeps_its_phase


def test_the_conformant_records_have_neither_errors_nor_warnings() -> None:
    records, end = read_turtle(CONFORMANT)
    assert [record.identifier for record in records] == [DATASET, SERVICE]
    for record in records:
        assert record.report.usable
        assert record.report.findings == ()
        assert record.report.conformance.mandatory == 1.0
        assert record.report.conformance.recommended == 1.0
    assert (end.datasets, end.services, end.findings) == (1, 1, ())


def test_the_mandatory_properties_are_as_many_as_the_standard_says() -> None:
    dataset, service = read_turtle(CONFORMANT)[0]
    # Each with its contact's two; the dataset with its distribution's five as well.
    assert dataset.report.conformance.mandatory_total == 13 + 2 + 5
    assert service.report.conformance.mandatory_total == 15 + 2


@pytest.mark.parametrize(
    ("old", "new", "added", "holds"),
    [variation[1:] for variation in VARIATIONS],
    ids=[variation[0] for variation in VARIATIONS],
)
def test_a_single_change_has_the_advised_outcome(
    old: str, new: str, added: set[str], holds: Check
) -> None:
    record = read_turtle(with_change(old, new))[0][0]
    assert codes(record) == added
    assert isinstance(record.resource, Dataset)
    assert holds(record.resource)
    worst = {finding.severity for finding in record.report.findings}
    assert Severity.BLOCKER not in worst
    assert Severity.ERROR not in worst


def test_the_models_own_misspelt_adms_namespace_is_read_with_a_warning() -> None:
    _, old, new, code = OF_SERVICE
    service = read_turtle(with_change(old, new))[0][1]
    assert codes(service) == {code}
    assert service_keeps_its_phase(service.resource)
