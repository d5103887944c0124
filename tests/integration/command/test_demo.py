"""``wayleave demo``: everything that a stranger needs to live the three days."""

from pathlib import Path

import pytest

from catalogue.domain.run import RunState
from catalogue.errors import RefusedError
from catalogue.settings import Settings
from frontend.demo.people import (
    refuse_sample_people_in_public,
    sample_people,
    sample_sources,
)
from frontend.wiring import Installation
from tests.integration.command.conftest import Command


@pytest.mark.slow
def test_the_demonstration_can_be_repeated_and_everybody_can_sign_in(
    wayleave: Command, tmp_path: Path
) -> None:
    wayleave("demo", "--no-serve")
    answer = wayleave("demo", "--no-serve")
    assert answer.status == 0, answer.err
    installation = Installation(Settings.from_env({"WAYLEAVE_HOME": str(tmp_path / "home")}))
    for sample in sample_people():
        assert sample.password in answer.out
        person = installation.accounts.authenticate(sample.email, sample.password, "127.0.0.1")
        assert person.name == sample.name
        assert person.is_administrator == sample.is_administrator
    with installation.store.reading() as work:
        for listed in sample_sources():
            source = work.sources.get(listed.name)
            assert source.organisation == listed.organisation
            latest = work.runs.list(source.id, limit=1)[0]
            assert (latest.state is RunState.HELD) == (listed.later is not None)
    installation.close()


@pytest.mark.parametrize(
    "address", ["https://data.example", "http://127.0.0.1.data.example", "http://localhost.example"]
)
def test_the_demonstration_is_made_on_this_machine_alone(wayleave: Command, address: str) -> None:
    settings = {"WAYLEAVE_PUBLIC_URL": address, "WAYLEAVE_INSECURE_HTTP": "yes"}
    refused = wayleave("demo", "--no-serve", **settings)
    assert refused.status != 0
    assert "passwords everybody knows" in refused.err


def test_nobody_of_the_demonstration_is_served_to_others_than_this_machine(tmp_path: Path) -> None:
    sample = sample_people()[0]
    homes = {"WAYLEAVE_HOME": str(tmp_path / "home")}
    public = Installation(
        Settings.from_env({**homes, "WAYLEAVE_PUBLIC_URL": "https://data.example"})
    )
    refuse_sample_people_in_public(public)
    person = public.accounts.register(sample.name, sample.email, sample.password)
    with pytest.raises(RefusedError, match=sample.email):
        refuse_sample_people_in_public(public)
    refuse_sample_people_in_public(Installation(Settings.from_env(homes)))
    public.people.set_active(person.id, is_active=False)
    refuse_sample_people_in_public(public)
    public.close()
