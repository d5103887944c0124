"""The distribution: five packages, all ours, nothing else."""

import importlib.metadata
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.repository import PACKAGES, ROOT

_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "instance", "*.egg-info", "build", "dist", "__pycache__", ".*_cache"
)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_comes_from_our_distribution_and_no_other(package: str) -> None:
    assert set(importlib.metadata.packages_distributions()[package]) == {"wayleave"}


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_says_that_it_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()


def test_the_version_is_the_one_in_the_changelog() -> None:
    version = importlib.metadata.version("wayleave")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## [{version}]" in changelog or "\n## [Unreleased]" in changelog


@pytest.mark.slow
def test_the_wheel_holds_the_five_packages_and_nothing_else(tmp_path: Path) -> None:
    names = _wheel_contents(tmp_path)
    folders = {name.partition("/")[0] for name in names}
    metadata = {name for name in folders if name.endswith(".dist-info")}
    assert folders - metadata == set(PACKAGES)
    assert len(metadata) == 1


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_data_file_of_the_packages(tmp_path: Path) -> None:
    names = _wheel_contents(tmp_path)
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.endswith(".pyc")
    }
    assert expected <= names


def _wheel_contents(scratch: Path) -> set[str]:
    """Build from a copy, so that no test finds the other's build folder."""
    copy = scratch / "copy"
    shutil.copytree(ROOT, copy, ignore=_NOT_COPIED)
    build = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(scratch), "."],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 0, build.stdout[-2000:] + build.stderr[-2000:]
    (wheel,) = scratch.glob("wayleave-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}
