"""The table of the standard's own examples: ``python -m tests.feeds.standard_examples``."""

import sys

from tests.feeds import standard_oracle


def main() -> int:
    """Print each file with what is expected of it and what was found."""
    if not standard_oracle.TABLE.is_file():
        sys.stdout.write("skipped: the standard's examples are not at ../shared/standard/data\n")
        return 0
    found = [
        standard_oracle.outcome(row, standard_oracle.EXAMPLES)
        for row in standard_oracle.rows(standard_oracle.TABLE)
    ]
    lines = ["| File | Expected | Found | As expected |", "|---|---|---|---|"]
    lines += map(_line, found)
    met = sum(one.is_met for one in found)
    sys.stdout.write("\n".join([*lines, "", f"{met} of {len(found)} rows as expected.", ""]))
    return 0 if met == len(found) else 1


def _line(one: standard_oracle.Outcome) -> str:
    row = one.row
    expected = "usable and conformant" if row.is_valid else f"{row.location}: {row.fault}"
    return f"| {row.file} | {expected} | {one.found} | {'yes' if one.is_met else 'NO'} |"


if __name__ == "__main__":
    raise SystemExit(main())
