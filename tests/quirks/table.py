"""The list of faults as ``docs/quirks.md`` has it, and the feeds and tests there are."""

import re
from pathlib import Path
from typing import Final

import msgspec

from tests.quirks.reading import FEEDS

HERE: Final = Path(__file__).parent
DOCUMENT: Final = HERE.parents[1] / "docs" / "quirks.md"
LAST: Final = 110
_ROW: Final = re.compile(r"\| (\d+) \| (.+?) \| (.*?) \| (.*?) \| `(test_quirk_\w+)` \|")
_TEST: Final = re.compile(r"^ *def (test_quirk_(\d{3})_\w+)", re.MULTILINE)


class Row(msgspec.Struct, frozen=True):
    """One fault: what is made of it, the codes it is told by, and its test."""

    number: int
    fault: str
    outcome: str
    codes: str
    test: str

    @property
    def feeds(self) -> list[str]:
        """The files that show the fault."""
        return sorted(path.name for path in FEEDS.glob(f"{self.number:03}-*"))


def rows() -> list[Row]:
    """Read the list of the document."""
    text = DOCUMENT.read_text(encoding="utf-8")
    return [Row(int(number), *rest) for number, *rest in _ROW.findall(text)]


def named_tests() -> dict[str, int]:
    """Find the tests in this folder: each name with its number."""
    return {
        name: int(number)
        for path in sorted(HERE.glob("test_*.py"))
        for name, number in _TEST.findall(path.read_text(encoding="utf-8"))
    }
