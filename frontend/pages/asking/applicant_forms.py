"""The forms for what an applicant can do in a case that was sent."""

from catalogue.domain.case_state import CaseAction
from frontend.pages.moving.fields import Field, MoveForm

_TEXT = "text"

#: By action, in the order in which they are offered.
FORMS: dict[CaseAction, MoveForm] = {
    CaseAction.ANSWER_CONCERNS: MoveForm(
        slug="answer",
        title="Answer the owner's concerns",
        lead="Nothing is decided. Say what you can change, or what the owner may not have seen. "
        "The review then goes on.",
        button="Send the answer",
        fields=(Field(name=_TEXT, label="Your answer"),),
    ),
    CaseAction.ASK_INTERNAL_REVIEW: MoveForm(
        slug="review",
        title="Ask for an internal review",
        lead="Somebody who did not refuse the request looks at it again. They decide as the owner "
        "could have.",
        button="Ask for the review",
        fields=(Field(name=_TEXT, label="What should be looked at again, and why?"),),
    ),
    CaseAction.MESSAGE: MoveForm(
        slug="message",
        title="Send the owner a message",
        lead="The owner's team is told by e-mail that there is a message, and reads it here.",
        button="Send the message",
        fields=(Field(name=_TEXT, label="Your message"),),
    ),
    CaseAction.CLOSE: MoveForm(
        slug="close",
        title="Close the request",
        lead="Say what came of the work and that the data was disposed of as agreed. Your access "
        "ends with this.",
        button="Close the request",
        fields=(
            Field(
                name=_TEXT,
                label="What came of it?",
                hint="Links to results, what benefit they brought, and how the data was disposed "
                "of. Results that show nothing are worth telling too.",
            ),
        ),
        is_final=True,
    ),
    CaseAction.WITHDRAW: MoveForm(
        slug="withdraw",
        title="Withdraw this request",
        lead="The owner stops working on it. Your answers are kept, and you can start again with "
        "them at any time.",
        button="Withdraw the request",
        fields=(Field(name=_TEXT, label="Why? (optional)"),),
        is_final=True,
    ),
}

BY_SLUG = {form.slug: action for action, form in FORMS.items()}
