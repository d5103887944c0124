"""What a question is: its words, its type, when it is asked, and why."""

import enum

import msgspec

from schemas.model.codes import AccessRoute


class Kind(enum.StrEnum):
    """How a question is answered."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    ONE_OF = "one_of"
    MANY_OF = "many_of"
    DATE = "date"
    PEOPLE = "people"
    VARIABLES = "variables"


class Safe(enum.StrEnum):
    """Which of the Five Safes a question is about; the owner's page has a panel for each."""

    PROJECT = "project"
    PEOPLE = "people"
    DATA = "data"
    SETTING = "setting"
    OUTPUTS = "outputs"


class Anchor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a question rests on: a law or a code, or a condition of owners' own."""

    law: str = ""
    owner: str = ""

    @property
    def words(self) -> str:
        """What it rests on, an owner's condition said to be one."""
        return self.law or f"owners' own condition: {self.owner}"


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers to choose from.

    ``details`` is the label of a text that belongs to the choice. ``flag`` is what the owner is
    alerted to when it is chosen. An ``exclusive`` option is not chosen beside another.
    """

    code: str
    label: str
    hint: str = ""
    details: str = ""
    flag: str = ""
    exclusive: bool = False


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """That one of these options was chosen in another question."""

    question: str
    any_of: tuple[str, ...]


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question. ``routes`` are those that ask it; ``when`` is what all must hold.

    ``is_public`` says that the answer goes to the public register when the request is approved.
    """

    id: str
    text: str
    hint: str = ""
    kind: Kind
    options: tuple[Option, ...] = ()
    routes: tuple[AccessRoute, ...] = (AccessRoute.RESEARCH, AccessRoute.GOV)
    when: tuple[Condition, ...] = ()
    required: bool = True
    why: str = ""
    anchors: tuple[Anchor, ...] = ()
    safe: Safe
    is_public: bool = False
    max_words: int | None = None
    max_characters: int = 4_000

    @property
    def is_owners_own(self) -> bool:
        """Whether the question rests on owners' conditions only, and on no law."""
        return not any(anchor.law for anchor in self.anchors)

    def option(self, code: str) -> Option | None:
        """Find an option by its code."""
        return next((option for option in self.options if option.code == code), None)


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Questions that stand on one page; ``after`` names sections that must be answered first."""

    id: str
    title: str
    order: int
    after: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
