"""What the people of the journeys answer when they ask for data."""

import msgspec


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: options that are chosen, fields by their labels within the question, or words."""

    question: str
    chosen: str = ""
    ticked: tuple[str, ...] = ()
    fields: dict[str, str] = {}
    words: str = ""


class Section(msgspec.Struct, frozen=True):
    """A section of the form and what is answered in it."""

    title: str
    said: tuple[Said, ...]


TITLE = "What becomes of pupils who change school"

_ENDS = {"Day": "31", "Month": "3", "Year": "2029"}

PURPOSE = Section(
    "Purpose and public benefit",
    (
        Said(question="What do you call this work?", words=TITLE),
        Said(
            question="What will you do, in words for everybody?",
            words="We count how often pupils change school, and what they learn afterwards.",
        ),
        Said(question="What is the purpose?", chosen="Research for the public good"),
        Said(
            question="Which questions will you answer, or which need will you meet?",
            words="Whether changing school costs pupils learning, and when.",
        ),
        Said(
            question="How will the data answer that, in outline?",
            words="By comparing those who moved with those who did not.",
        ),
        Said(
            question="What is the public benefit, and how will it come about?",
            ticked=("Evidence for delivering public services",),
            fields={"Details": "Schools can help sooner."},
        ),
        Said(
            question="Could anybody be harmed or disadvantaged",
            words="A small school might be recognised; small numbers are not published.",
        ),
        Said(question="When will the work end?", fields=_ENDS),
    ),
)

_ETHICS = Said(
    question="Has the work had an ethics review?", chosen="We have made a self-assessment"
)

_ASKED_OF_ALL_PEOPLE = (
    Said(
        question="Who leads this work, and who signs for your organisation?",
        words="Dr Una Made-Up leads; the head of research signs.",
    ),
    Said(question="Will any other organisation see the data or work with it?", chosen="No"),
    Said(
        question="Who pays for this work, and does anybody stand to gain from it?",
        words="Our own organisation pays. Nobody gains.",
    ),
)

_DATA = (
    Said(
        question="Which people or things, which period and which places?",
        words="All pupils in England from 2015 on.",
    ),
    Said(
        question="What is the lightest form of the data that would do?",
        chosen="Records without names or numbers that identify people",
    ),
    Said(
        question="What kinds of personal data are among what you need?", ticked=("Personal data",)
    ),
    Said(question="Will the data be linked with other data?", chosen="No"),
    Said(question="Do you need the data once or again and again?", chosen="Once"),
)

#: What is asked for its sake alone comes with the page after: personal data was said to be needed.
LAW = (
    Said(question="Which law lets the owner share this data with you?", chosen="I do not know"),
    Said(question="What is your lawful basis for the personal data?", chosen="Public task"),
    Said(question="Is there a data protection impact assessment?", chosen="It is planned"),
    Said(
        question="How do the people concerned learn of this use?",
        words="By a notice on our website and on that of the schools.",
    ),
)

_REST = (
    Section(
        "Where the data will be used",
        (
            Said(question="Where will the data be used?", chosen="In the owner's own environment"),
            Said(question="Will any of the data leave the United Kingdom", chosen="No"),
        ),
    ),
    Section(
        "Results and what happens afterwards",
        (
            Said(
                question="What will come out, for whom, and where will it be published?",
                words="A report, open to all, on our website.",
            ),
            Said(question="Who checks that results identify nobody?", chosen="The owner"),
            Said(
                question="How long will you keep the data, and how will it be disposed of?",
                words="Until the work ends. It never leaves the owner's environment.",
            ),
        ),
    ),
    Section(
        "Declarations",
        (
            Said(question="Do you confirm that what you have written", chosen="Yes, I confirm"),
            Said(question="Do you understand that an approved request", chosen="Yes, I understand"),
        ),
    ),
)

RESEARCHERS = (
    Section(
        "People and organisations",
        (
            *_ASKED_OF_ALL_PEOPLE,
            Said(
                question="Which organisation will sign the agreement?",
                words="University of the Vale",
            ),
            Said(
                question="Who will see the data?",
                fields={"Name": "Una Made-Up", "Organisation": "University of the Vale"},
            ),
        ),
    ),
    Section(PURPOSE.title, (*PURPOSE.said, _ETHICS)),
    Section(
        "The data you need",
        (
            Said(
                question="Which variables do you need, and why?",
                fields={"What you need, in your own words": "Pupil, school and term."},
            ),
            *_DATA,
        ),
    ),
    Section("Legal gateway and data protection", LAW),
    *_REST,
)

ANALYSTS = (
    Section(
        "People and organisations",
        (
            *_ASKED_OF_ALL_PEOPLE,
            Said(question="Which team will use the data?", words="Evaluation, four people."),
        ),
    ),
    PURPOSE,
    Section(
        "The data you need",
        (
            Said(
                question="Which variables do you need, and why?",
                ticked=("weekly_gbp", "sector"),
                fields={
                    "Why do you need these variables of Pensions?": "To compare incomes.",
                    "Why do you need these variables of Employers?": "To compare trades.",
                    "What you need, in your own words": "And the year that each is about.",
                },
            ),
            *_DATA,
        ),
    ),
    Section(
        "Legal gateway and data protection",
        (
            *LAW,
            Said(
                question="Which legal power does your own organisation use?", chosen="I do not know"
            ),
        ),
    ),
    *_REST,
)
