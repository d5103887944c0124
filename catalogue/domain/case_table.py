"""The table of transitions as Markdown, for ``docs/requests.md``; a test keeps the two the same."""

from catalogue.domain.case_state import CaseState
from catalogue.domain.case_words import STATE_WORDS
from catalogue.domain.transition import Transition
from catalogue.domain.transitions import TRANSITIONS


def transition_table() -> str:
    """List what moves a case on; what leaves its state as it is can happen in every state."""
    rows = [_row(row) for row in TRANSITIONS if row.source is not row.target]
    head = ["From", "What happens", "To", "By", "Owner's clock", "Needs"]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows])


def _row(row: Transition) -> list[str]:
    return [
        _name(row.source),
        row.action.value.replace("_", " "),
        _name(row.target),
        ", ".join(sorted(row.by)),
        row.clock.value,
        ", ".join(need.value.replace("_", " ") for need in row.needs) or "nothing",
    ]


def _name(state: CaseState) -> str:
    return STATE_WORDS[state].name
