"""What an owner's team can do in a case: buttons for what needs no words, forms for the rest."""

from catalogue.domain.case_state import CaseAction
from catalogue.domain.refusal import RefusalReason
from catalogue.services.access.weighing import WeighedCase
from frontend.pages.moving.fields import Choice, Field, FieldKind, MoveForm

#: What is done with one button, and what the button says.
BUTTONS = {
    CaseAction.OPEN: "Start checking",
    CaseAction.START_REVIEW: "Nothing is missing: start the review",
    CaseAction.RECONSIDER: "Withdraw the notice",
    CaseAction.START_AGREEMENT: "Start the agreement",
}

#: What has a form, in the order in which it is offered.
OFFERED = (
    (CaseAction.RETURN, "return", "Ask the applicant to change or explain"),
    (CaseAction.APPROVE, "approve", "Approve"),
    (CaseAction.APPROVE_IN_PART, "approve-in-part", "Approve in part"),
    (CaseAction.MIND_TO_REFUSE, "minded-to-refuse", "Give notice of a refusal"),
    (CaseAction.REFUSE, "refuse", "Refuse"),
    (CaseAction.REFER_ELSEWHERE, "refer", "Tell the applicant to apply elsewhere"),
    (CaseAction.GO_LIVE, "go-live", "Open the access"),
    (CaseAction.CLOSE, "close", "Close the case"),
)

ACTIONS = {slug: action for action, slug, _ in OFFERED}

_REASONS = tuple(Choice(reason.value, reason.words) for reason in RefusalReason)


def form_for(slug: str, weighed: WeighedCase) -> MoveForm:
    """Make the form for something that an owner's team does."""
    return _MAKERS[slug](weighed)


def _return(weighed: WeighedCase) -> MoveForm:
    asked = [each.question for panel in weighed.panels for each in panel.questions]
    drafted = [question for question in asked if question.id in weighed.drafted]
    others = [question for question in asked if question.id not in weighed.drafted]
    comments = tuple(
        Field(name=f"comment-{q.id}", label=q.text, value=weighed.drafted.get(q.id, ""))
        for q in (*drafted, *others)
    )
    deadline = Field(
        name="deadline",
        label="By when should they answer? (optional)",
        hint="If you give no day, they have 20 working days. Your clock is stopped meanwhile.",
        kind=FieldKind.DATE,
    )
    return MoveForm(
        slug="return",
        title="Ask the applicant to change or explain",
        lead="Write beside each question what you want to know. Questions left empty are not "
        "returned. Comments that were drafted come first.",
        button="Return the request",
        fields=(deadline, *comments),
    )


def _approve(_weighed: WeighedCase) -> MoveForm:
    return MoveForm(
        slug="approve",
        title="Approve the request",
        lead="You say yes to all that was asked for. The applicant is told at once. The use is "
        "published in the register, without the names of people.",
        button="Approve",
        fields=(
            Field(
                name="conditions",
                label="Conditions, one on each line (optional)",
                hint="They go into the agreement.",
            ),
            Field(name="reason", label="A word to the applicant (optional)"),
        ),
    )


def _approve_in_part(weighed: WeighedCase) -> MoveForm:
    choices = tuple(Choice(key, _variable_label(key)) for key in weighed.wanted)
    variables = Field(
        name="variables",
        label="Which variables do you grant?",
        hint="Those that are not ticked are not granted.",
        kind=FieldKind.TICKS,
        choices=choices,
    )
    return MoveForm(
        slug="approve-in-part",
        title="Approve the request in part",
        lead="You say yes to some of what was asked for, and say why not to all of it.",
        button="Approve in part",
        fields=(
            *((variables,) if choices else ()),
            Field(
                name="described",
                label="What you grant, in other words" + (" (optional)" if choices else ""),
                hint="For example: totals by year instead of records.",
            ),
            Field(name="reason", label="Why not all of it?"),
        ),
    )


def _minded(_weighed: WeighedCase) -> MoveForm:
    return MoveForm(
        slug="minded-to-refuse",
        title="Give notice of a refusal",
        lead="Nothing is decided by this. The applicant has 10 working days to answer, and your "
        "clock is stopped. They read all that you write here.",
        button="Send the notice",
        fields=_refusal_fields(),
    )


def _refuse(weighed: WeighedCase) -> MoveForm:
    known = weighed.case.refusal
    values = (known.code.value, known.reason, known.what_would_change) if known else ("", "", "")
    return MoveForm(
        slug="refuse",
        title="Refuse the request",
        lead="The applicant reads all that you write here, and can ask for a review by somebody "
        "else within 20 working days.",
        button="Refuse the request",
        fields=_refusal_fields(*values),
        is_final=True,
    )


def _refusal_fields(code: str = "", reason: str = "", change: str = "") -> tuple[Field, ...]:
    return (
        Field(
            name="code",
            label="Which reason comes nearest?",
            kind=FieldKind.CHOICE,
            choices=_REASONS,
            value=code,
        ),
        Field(
            name="reason",
            label="Why, in this case?",
            hint="If a law stands in the way, name the provision.",
            value=reason,
        ),
        Field(
            name="change",
            label="What would change it?",
            hint="Something that the applicant can do, or another way to what they need.",
            value=change,
        ),
    )


def _refer(_weighed: WeighedCase) -> MoveForm:
    return MoveForm(
        slug="refer",
        title="Tell the applicant to apply elsewhere",
        lead="Your part ends with this. The applicant keeps their answers, to copy from.",
        button="Send them there",
        fields=(
            Field(name="link", label="The address at which to apply", kind=FieldKind.TEXT),
            Field(name="reason", label="Why there?"),
        ),
        is_final=True,
    )


def _go_live(_weighed: WeighedCase) -> MoveForm:
    return MoveForm(
        slug="go-live",
        title="Open the access",
        lead="Both sides have signed the agreement. From now on the applicant sees what is kept "
        "for people with access, and is reminded before it ends.",
        button="Open the access",
        fields=(
            Field(name="place", label="Where can the data be used?", kind=FieldKind.TEXT),
            Field(
                name="expires",
                label="Until which day?",
                hint="For example, 31 3 2028.",
                kind=FieldKind.DATE,
            ),
        ),
    )


def _close(_weighed: WeighedCase) -> MoveForm:
    return MoveForm(
        slug="close",
        title="Close the case",
        lead="The access is over, and the data has been disposed of.",
        button="Close the case",
        fields=(Field(name="reason", label="What came of it?"),),
        is_final=True,
    )


def _variable_label(key: str) -> str:
    group, _, name = key.rpartition("/")
    return f"{group.rpartition('/')[2]}: {name}"


_MAKERS = {
    "return": _return,
    "approve": _approve,
    "approve-in-part": _approve_in_part,
    "minded-to-refuse": _minded,
    "refuse": _refuse,
    "refer": _refer,
    "go-live": _go_live,
    "close": _close,
}
