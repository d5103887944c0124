"""Headings in a description stand under those of its page, and none is skipped."""

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from frontend.pages.record.marked_up import marked_up

_TAGS = re.compile(r"<h(\d)>")


def test_headings_keep_their_order_whatever_levels_were_written() -> None:
    made = marked_up("### a\n\n## b\n\n#### c\n\n# d\n")
    assert made.split() == ["<h3>a</h3>", "<h3>b</h3>", "<h4>c</h4>", "<h3>d</h3>"]


@given(st.lists(st.integers(1, 6), min_size=1))
def test_no_level_is_skipped(written: list[int]) -> None:
    made = marked_up("\n\n".join("#" * level + " words" for level in written))
    levels = [2, *map(int, _TAGS.findall(made))]
    assert len(levels) == len(written) + 1
    assert all(3 <= after <= before + 1 for before, after in itertools.pairwise(levels))
