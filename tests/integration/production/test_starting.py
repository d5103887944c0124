"""What an operator gets wrong is told in a sentence before anything is started."""

from pathlib import Path

import pytest

from tests.integration.production.rig import Production


def _serve(tmp_path: Path, **environment: str) -> tuple[int, str]:
    production = Production(tmp_path, {"WAYLEAVE_HOME": str(tmp_path / "home"), **environment})
    done = production.command("serve", "--port", production.port)
    return done.returncode, done.stderr


@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"WAYLEAVE_SECRET_KEY_FILE": "/nowhere/key"}, "The secret in /nowhere/key"),
        (
            {
                "WAYLEAVE_DATABASE_URL": "postgresql://wayleave@localhost/none",
                "WAYLEAVE_DATABASE_PASSWORD_FILE": "/nowhere/password",
            },
            "The secret in /nowhere/password cannot be read",
        ),
    ],
)
def test_a_setting_that_cannot_work_stops_it(
    tmp_path: Path, environment: dict[str, str], said: str
) -> None:
    status, error = _serve(tmp_path, **environment)
    assert status == 2
    assert said in error
    assert "Traceback" not in error
