"""The question bank: every question says why it is asked, and only what is needed is asked."""

import pytest

from catalogue.domain.answer import Answer, NamedPerson
from catalogue.errors import UnreadableInputError
from catalogue.questions.bank import bank_from, standard_bank
from catalogue.questions.checking import asked, is_date, problem, problems
from catalogue.questions.question import Kind, Question, Safe
from catalogue.questions.sections import SectionStatus, tasks
from catalogue.services.access.public_register import RegisteredUse
from schemas.model.codes import AccessRoute
from tests.access_world import an_answer

BANK = standard_bank()
ROUTES = (AccessRoute.RESEARCH, AccessRoute.GOV)
SECTION = 'id = "s"\ntitle = "S"\norder = 1\n'
GOOD = (
    SECTION
    + """
[[questions]]
id = "q"
text = "What?"
kind = "text"
why = "To know."
anchors = [{ law = "An Act" }]
safe = "project"
"""
)


def test_every_question_says_why_it_is_asked_and_on_what_it_rests() -> None:
    for question in BANK:
        assert question.why, question.id
        assert any(anchor.law or anchor.owner for anchor in question.anchors), question.id


def test_every_one_of_the_five_safes_is_asked_about_on_both_routes() -> None:
    for route in ROUTES:
        assert {question.safe for question in asked(BANK, route, {})} == set(Safe)


def test_a_good_section_is_read() -> None:
    assert [question.id for question in bank_from({"s.toml": GOOD})] == ["q"]


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('why = "To know."\n', "", "say in `why`"),
        ('why = "To know."', 'why = " "', "say in `why`"),
        ('anchors = [{ law = "An Act" }]\n', "", "name in `anchors`"),
        ('anchors = [{ law = "An Act" }]', "anchors = [{}]", "name in `anchors`"),
        ('kind = "text"', 'kind = "one_of"', "have `options`"),
        ('kind = "text"', 'kind = "riddle"', "Invalid enum value"),
        ('text = "What?"', 'words = "What?"', "unknown field"),
        ('id = "s"', "id = ", "s.toml"),
        (
            'safe = "project"',
            'safe = "project"\nwhen = [{ question = "p", any_of = ["yes"] }]',
            "`when` names p",
        ),
    ],
)
def test_a_question_that_does_not_say_why_or_is_no_question_is_refused(
    good: str, bad: str, said: str
) -> None:
    assert good in GOOD
    with pytest.raises(UnreadableInputError, match=said):
        bank_from({"s.toml": GOOD.replace(good, bad, 1)})


def test_two_questions_cannot_have_the_same_id() -> None:
    with pytest.raises(UnreadableInputError, match="same id"):
        bank_from({"a.toml": GOOD, "b.toml": GOOD})


def test_not_knowing_the_gateway_and_there_being_none_can_be_sent_and_are_flagged() -> None:
    gateway = BANK.find("gateway")
    assert gateway is not None
    for code in ("unknown", "none"):
        assert not problem(gateway, Answer(chosen=(code,)))
        option = gateway.option(code)
        assert option is not None
        assert option.flag


def test_only_what_the_answers_call_for_is_asked() -> None:
    special = {"personal_data": Answer(chosen=("special",))}
    ids = {question.id for question in asked(BANK, AccessRoute.GOV, special)}
    assert {"lawful_basis", "special_condition", "dpia"} <= ids
    assert "criminal_condition" not in ids
    assert "people_with_access" not in ids
    none = {"personal_data": Answer(chosen=("none",))}
    assert "lawful_basis" not in {q.id for q in asked(BANK, AccessRoute.GOV, none)}


@pytest.mark.parametrize("route", ROUTES)
def test_a_full_set_of_answers_has_no_problem_and_completes_every_section(
    route: AccessRoute,
) -> None:
    answers = {question.id: an_answer(question, []) for question in BANK}
    assert problems(BANK, route, answers) == {}
    assert {task.status for task in tasks(BANK, route, answers)} == {SectionStatus.COMPLETED}


def test_the_task_list_tells_how_far_each_section_is() -> None:
    def statuses(answers: dict[str, Answer]) -> dict[str, SectionStatus]:
        return {t.section.id: t.status for t in tasks(BANK, AccessRoute.RESEARCH, answers)}

    assert statuses({})["people"] is SectionStatus.NOT_STARTED
    assert statuses({})["declarations"] is SectionStatus.CANNOT_START_YET
    assert statuses({"lead": Answer(text="Ada")})["people"] is SectionStatus.IN_PROGRESS


def a_question(kind: Kind, **more: object) -> Question:
    found = next(question for question in BANK if question.kind is kind)
    return Question(**{f: getattr(found, f) for f in found.__struct_fields__} | more)


@pytest.mark.parametrize(
    ("kind", "answer", "said"),
    [
        (Kind.TEXT, Answer(), "Enter an answer"),
        (Kind.TEXT, Answer(text=" \n"), "Enter an answer"),
        (Kind.TEXT, Answer(text="x" * 501), "Shorten this to 500 characters; it has 501"),
        (Kind.ONE_OF, Answer(chosen=("yes",)), "Enter the details"),
        (Kind.ONE_OF, Answer(chosen=("yes", "no"), text="x"), "Select one"),
        (Kind.ONE_OF, Answer(chosen=("maybe",)), "Select one"),
        (Kind.ONE_OF, Answer(text="words without a choice"), "Select one"),
        (Kind.DATE, Answer(text="31 February"), "Enter a real date"),
        (Kind.PEOPLE, Answer(people=(NamedPerson(role="analyst"),)), "name of each person"),
        (Kind.VARIABLES, Answer(chosen=("r/t/v",)), "why you need the variables"),
        (Kind.VARIABLES, Answer(chosen=("r/t/v",), reasons={"r/t": "To count"}), ""),
        (Kind.VARIABLES, Answer(text="Tenancies by year"), ""),
    ],
)
def test_an_answer_that_will_not_do_says_what_to_do(kind: Kind, answer: Answer, said: str) -> None:
    found = problem(a_question(kind), answer)
    assert said in found
    assert bool(said) == bool(found)


def test_an_exclusive_option_is_not_chosen_beside_another() -> None:
    question = BANK.find("personal_data")
    assert question is not None
    assert "not both" in problem(question, Answer(chosen=("personal", "none")))


def test_a_question_that_is_not_required_can_be_left_out() -> None:
    assert not problem(a_question(Kind.TEXT, required=False), Answer())


@pytest.mark.parametrize(
    ("text", "known"), [("2027-03-31", True), ("31/3/2027", False), ("", False)]
)
def test_a_date_is_a_real_one(text: str, *, known: bool) -> None:
    assert is_date(text) is known


def test_every_condition_of_owners_own_is_labelled_as_one() -> None:
    own = [question for question in BANK if question.is_owners_own]
    assert own
    assert all("owners' own condition" in q.anchors[0].words for q in own)


def test_what_is_marked_as_published_is_what_the_public_register_shows() -> None:
    marked = {question.id for question in BANK if question.is_public}
    shown = {question.id for question in BANK} & set(RegisteredUse.__struct_fields__)
    assert marked == shown
