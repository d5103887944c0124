"""The folder of fetched bodies: gone with its process, and never another's."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from harvesters.fetch_folder import FetchFolder, sweep

KILLED = """
import os, signal
from harvesters.fetch_folder import FetchFolder
folder = FetchFolder()
(folder.path / "body").write_text("half of a feed")
print(folder.path, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the system's folder out of it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_what_a_killed_process_left_is_removed_by_the_next() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", KILLED], capture_output=True, text=True, check=False
    )
    left = Path(ended.stdout.strip())
    assert ended.returncode == -signal.SIGKILL
    assert (left / "body").exists()
    folder = FetchFolder()
    assert not left.exists()
    folder.remove()


def test_a_folder_in_use_stays() -> None:
    first = FetchFolder()
    (first.path / "body").touch()
    second = FetchFolder()
    sweep()
    assert (first.path / "body").exists()
    assert second.path.exists()
    first.remove()
    assert not first.path.exists()
    second.remove()
    second.remove()


def test_a_folder_that_nobody_removed_goes_with_its_owner() -> None:
    folder = FetchFolder()
    path = folder.path
    del folder
    assert not path.exists()


def test_only_folders_are_swept_and_links_are_not_followed(temporary: Path) -> None:
    other = temporary / "other"
    other.mkdir()
    (other / "kept").touch()
    (temporary / "wayleave-fetch-link").symlink_to(other)
    (temporary / "wayleave-fetch-file").touch()
    (temporary / "wayleave-fetch-left").mkdir()
    sweep()
    assert (other / "kept").exists()
    assert (temporary / "wayleave-fetch-file").exists()
    assert not (temporary / "wayleave-fetch-left").exists()


def test_another_user_s_folder_is_left_alone(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = temporary / "wayleave-fetch-theirs"
    theirs.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: theirs.stat().st_uid + 1)
    sweep()
    assert theirs.exists()


def test_a_folder_swept_while_it_was_made_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    make = tempfile.mkdtemp
    swept: list[str] = []

    def made(prefix: str) -> str:
        path = make(prefix=prefix)
        if not swept:
            swept.append(path)
            Path(path).rmdir()
        return path

    monkeypatch.setattr(tempfile, "mkdtemp", made)
    folder = FetchFolder()
    assert swept != [str(folder.path)]
    assert folder.path.is_dir()
    folder.remove()
