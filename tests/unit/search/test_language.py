"""What typed text means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.expression import Either, Every, Expression, Prefix, Synonyms, Text, marked_texts
from search.language import interpret


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("  \t ", None),
        ("?! - ** \"\" ''", None),
        ("road", Text("road")),
        ("road sheep", Every((Text("road"), Text("sheep")))),
        ("road AND sheep", Every((Text("road"), Text("sheep")))),
        ('"road sheep"', Text("road sheep")),
        ('"road sheep', Text("road sheep")),
        ("\N{LEFT DOUBLE QUOTATION MARK}road a\N{RIGHT DOUBLE QUOTATION MARK}", Text("road a")),
        ("road -sheep", Every((Text("road"),), excluded=(Text("sheep"),))),
        ("--sheep", Every((), excluded=(Text("sheep"),))),
        ('-"a sheep"', Every((), excluded=(Text("a sheep"),))),
        ("e-mail", Text("e-mail")),
        ("road OR sheep", Either((Text("road"), Text("sheep")))),
        ("road | sheep", Either((Text("road"), Text("sheep")))),
        ("OR road", Text("road")),
        ("road OR", Text("road")),
        ("road OR OR sheep", Either((Text("road"), Text("sheep")))),
        ("a OR b c", Every((Either((Text("a"), Text("b"))), Text("c")))),
        ("road OR -sheep", Every((Text("road"),), excluded=(Text("sheep"),))),
        ("road or sheep", Every((Text("road"), Text("sheep")), optional=(Text("or"),))),
        ("the road", Every((Text("road"),), optional=(Text("the"),))),
        ("of the", Every((Text("of"), Text("the")))),
        ("THE", Text("THE")),
        ("roa*", Prefix("roa")),
        ("date_of_bir*", Every((Text("date of"), Prefix("bir")))),
        ('"roa*"', Text("roa*")),
        ("r*d", Text("r*d")),
        ("title:road", Text("title:road")),
    ],
)
def test_typed_text_means(typed: str, meant: Expression | None) -> None:
    assert interpret(typed) == meant


def test_an_abbreviation_means_its_long_form_too() -> None:
    assert interpret("DWP") == Synonyms(Text("DWP"), (Text("department for work and pensions"),))


def test_a_long_form_means_its_abbreviation_too() -> None:
    meant = interpret("Unique Property Reference Number lookup")
    assert isinstance(meant, Every)
    synonyms, rest = meant.parts
    assert rest == Text("lookup")
    assert isinstance(synonyms, Synonyms)
    assert synonyms.others == (Text("uprn"),)
    assert marked_texts(synonyms) == ("Unique", "Property", "Reference", "Number", "uprn")


def test_what_is_excluded_has_no_synonyms_and_no_marks() -> None:
    assert interpret("-dwp") == Every((), excluded=(Text("dwp"),))
    assert marked_texts(Every((Text("road"),), (Text("of"),), (Text("sheep"),))) == ("road",)


def test_items_past_the_limit_are_dropped() -> None:
    meant = interpret(" ".join(f"w{number}" for number in range(500)))
    assert isinstance(meant, Every)
    assert len(meant.parts) == 32


@given(st.text())
def test_any_text_means_something_and_the_same_each_time(typed: str) -> None:
    assert interpret(typed) == interpret(typed)


@given(st.lists(st.sampled_from(["road", "the", "-x", '"a b"', "OR", "dwp", "p*", "|", "-"])))
def test_no_expression_is_hollow(typed: list[str]) -> None:
    meant = interpret(" ".join(typed))
    pending = [meant] if meant else []
    while pending:
        node = pending.pop()
        match node:
            case Text(text=text) | Prefix(text=text):
                assert any(character.isalnum() for character in text)
            case Every(parts=parts, optional=optional, excluded=excluded):
                assert parts or excluded
                pending += [*parts, *optional, *excluded]
            case Either(parts=parts):
                assert len(parts) > 1
                pending += parts
            case Synonyms(typed=inner, others=others):
                assert others
                pending += [inner, *others]
