"""The plan of the house shows rooms that are there, and every package of it."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.repository import PACKAGES, ROOT

_PLAN = re.compile(r"## Rooms\n\n```\n(.*?)```", re.DOTALL)
_INDENTED = re.compile(r"^  (\S+)(?: |$)")


def rooms() -> Iterator[str]:
    plan = _PLAN.search((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    assert plan is not None
    package = ""
    for line in plan[1].splitlines():
        room = _INDENTED.match(line)
        if room is not None:
            yield f"{package}/{room[1]}"
        elif line.strip():
            package = line.split()[0].rstrip("/")


ROOMS = tuple(rooms())


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_the_plan_is_there(room: str) -> None:
    assert list(ROOT.glob(room.rstrip("/"))), f"docs/architecture.md names {room}"


def test_the_plan_leaves_out_no_package() -> None:
    drawn = {room.rstrip("/") for room in ROOMS}
    built = {
        folder.parent.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for folder in (ROOT / package).glob("*/__init__.py")
    }
    assert built - drawn == set()
