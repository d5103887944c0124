"""What each state means to the applicant: where it stands, what comes next, what they can do.

There is no dead end: in every state there is something that the applicant can do. What the owner's
team reads of states and events stands here too, where it must be said from their side.
"""

import msgspec

from catalogue.domain.case_state import CaseAction, CaseState


class StateWords(msgspec.Struct, frozen=True, kw_only=True):
    """A state in words."""

    name: str
    stands: str
    next: str
    can_do: tuple[str, ...]


_MESSAGE = "Send the owner a message."
_WITHDRAW = "Withdraw the request."
_AGAIN = "Start a new request with these answers."


def _words(name: str, stands: str, comes: str, *can_do: str) -> StateWords:
    return StateWords(name=name, stands=stands, next=comes, can_do=can_do)


STATE_WORDS = {
    CaseState.DRAFT: _words(
        "Draft",
        "You are still writing. Nobody else can read it but the people you write it with.",
        "When you send it, each owner gets the part that concerns their data.",
        "Go on answering.", "Talk to the owner first.", "Delete the draft.",
    ),
    CaseState.RECEIVED: _words(
        "Received",
        "The owner has your request and has been told about it.",
        "Somebody opens it and checks that nothing is missing.",
        _MESSAGE, _WITHDRAW,
    ),
    CaseState.TRIAGE: _words(
        "Being checked",
        "The owner's team is checking that nothing is missing and that the data can answer it.",
        "It goes to review, or comes back to you with questions.",
        _MESSAGE, _WITHDRAW,
    ),
    CaseState.RETURNED: _words(
        "Returned to you",
        "The owner has questions. The owner's clock is stopped until you answer.",
        "When you send it again, the owner sees what you changed.",
        "Answer the comments and send it again.", _MESSAGE, _WITHDRAW,
    ),
    CaseState.RESUBMITTED: _words(
        "Received again",
        "The owner has your changes. Their clock runs again.",
        "Somebody opens it and checks your changes.",
        _MESSAGE, _WITHDRAW,
    ),
    CaseState.IN_REVIEW: _words(
        "In review",
        "Nothing is missing. The owner's team is weighing the request.",
        "The owner decides. Before any refusal you are told why and can answer.",
        _MESSAGE, _WITHDRAW,
    ),
    CaseState.APPROVED: _words(
        "Approved",
        "The owner has said yes.",
        "The owner writes the agreement for both sides to sign.",
        _MESSAGE, _WITHDRAW,
    ),
    CaseState.APPROVED_WITH_CONDITIONS: _words(
        "Approved with conditions",
        "The owner has said yes, with conditions that go into the agreement.",
        "The owner writes the agreement for both sides to sign.",
        "Read the conditions.", _MESSAGE, _WITHDRAW,
    ),
    CaseState.PARTLY_APPROVED: _words(
        "Approved in part",
        "The owner has said yes to some of what you asked for, and why not to all.",
        "The owner writes the agreement for what was granted.",
        "Read what was granted.", _MESSAGE, _WITHDRAW,
    ),
    CaseState.MINDED_TO_REFUSE: _words(
        "Owner minded to refuse",
        "Nothing is decided. The owner is minded to refuse, and says why and what would change it.",
        "If you answer, the review goes on. If not, the owner may refuse when your time is up.",
        "Answer the owner's concerns.", "Ask for a call with the owner.", _WITHDRAW,
    ),
    CaseState.REFUSED: _words(
        "Refused",
        "The owner has refused, with the reason and what would change it.",
        "You can ask for a review by somebody who did not refuse it, within 20 working days.",
        "Ask for an internal review.", _AGAIN, _MESSAGE,
    ),
    CaseState.INTERNAL_REVIEW: _words(
        "Under internal review",
        "Somebody who did not refuse the request is looking at it again.",
        "They decide as the owner could have: yes, yes in part, or no.",
        _MESSAGE, _WITHDRAW,
    ),
    CaseState.AGREEMENT: _words(
        "Agreement",
        "The agreement is being written and signed.",
        "When both sides have signed, the owner opens the access.",
        _MESSAGE, _WITHDRAW,
    ),
    CaseState.ACCESS_LIVE: _words(
        "Access open",
        "You can use the data, in the place and until the day that are named here.",
        "You are reminded 90, 30 and 7 days before the access ends.",
        "Close the request when you are done.", _MESSAGE, _AGAIN,
    ),
    CaseState.EXPIRED: _words(
        "Access ended",
        "The last day of your access has passed.",
        "Tell what came of it and that the data was disposed of; then the request is closed.",
        "Close the request.", _AGAIN, _MESSAGE,
    ),
    CaseState.CLOSED: _words(
        "Closed",
        "The work is done and the request is closed.",
        "Nothing more is needed.",
        _AGAIN, _MESSAGE,
    ),
    CaseState.WITHDRAWN: _words(
        "Withdrawn",
        "You have withdrawn the request. Your answers are kept.",
        "Nothing more is needed.",
        _AGAIN, _MESSAGE,
    ),
    CaseState.REFERRED_ELSEWHERE: _words(
        "Apply elsewhere",
        "The owner has told you where this data is applied for.",
        "Apply at the address given here. Your answers are kept, so that you can copy them.",
        "Go to the other service.", _AGAIN, _MESSAGE,
    ),
    CaseState.LAPSED: _words(
        "Lapsed",
        "The owner's questions were not answered in time.",
        "Nothing more happens unless you begin again. Your answers are kept.",
        _AGAIN, _MESSAGE,
    ),
}  # fmt: skip

#: What the owner's team calls the states that the applicant knows by another name.
_OWNERS_NAMES = {
    CaseState.RETURNED: "Returned to the applicant",
    CaseState.MINDED_TO_REFUSE: "Notice of refusal given",
    CaseState.REFERRED_ELSEWHERE: "Sent elsewhere",
}

#: What happened, as the owner's team reads it.
DEEDS = {
    CaseAction.SUBMIT: "The request arrived.",
    CaseAction.OPEN: "Checking began.",
    CaseAction.RETURN: "The request was returned with questions.",
    CaseAction.RESUBMIT: "The applicant sent it again.",
    CaseAction.START_REVIEW: "The review began.",
    CaseAction.APPROVE: "Approved.",
    CaseAction.APPROVE_WITH_CONDITIONS: "Approved with conditions.",
    CaseAction.APPROVE_IN_PART: "Approved in part.",
    CaseAction.MIND_TO_REFUSE: "Notice of a refusal was given.",
    CaseAction.ANSWER_CONCERNS: "The applicant answered the notice.",
    CaseAction.RECONSIDER: "The notice was taken back.",
    CaseAction.REFUSE: "Refused.",
    CaseAction.ASK_INTERNAL_REVIEW: "The applicant asked for an internal review.",
    CaseAction.START_AGREEMENT: "The agreement was begun.",
    CaseAction.GO_LIVE: "The access was opened.",
    CaseAction.EXPIRE: "The access ended.",
    CaseAction.CLOSE: "The case was closed.",
    CaseAction.WITHDRAW: "The applicant withdrew the request.",
    CaseAction.REFER_ELSEWHERE: "The applicant was sent elsewhere.",
    CaseAction.LAPSE: "The request lapsed without an answer.",
    CaseAction.MESSAGE: "Message.",
    CaseAction.NOTE: "Note.",
    CaseAction.COMMENT: "Comment drafted.",
    CaseAction.ASSIGN: "The case was given to somebody of the team, or to nobody.",
    CaseAction.CHANGE_ANSWERS: "The applicant changed answers for another owner.",
    CaseAction.REMIND: "A reminder was sent.",
}


def owners_name(state: CaseState) -> str:
    """Name a state for the owner's team."""
    return _OWNERS_NAMES.get(state) or STATE_WORDS[state].name
