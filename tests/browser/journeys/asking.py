"""Filling in the request form, as both kinds of applicants do."""

import re

from playwright.sync_api import Locator

from tests.browser.journeys.answers import Said, Section
from tests.browser.visitor import Visitor


def answer_section(person: Visitor, section: Section, button: str = "Save and continue") -> None:
    """Answer every question of a section that is open, look it over, and save it."""
    person.sees(section.title)
    for said in section.said:
        _answer(person, said)
    person.look_over()
    person.press(button, within="main")


def _answer(person: Visitor, said: Said) -> None:
    if said.words:
        person.fill(_beginning(said.question), said.words, within="main")
        return
    place = _question(person, said.question)
    if said.chosen:
        person.choose(said.chosen, within=place)
    for option in said.ticked:
        person.tick(_beginning(option), within=place)
    for label, text in said.fields.items():
        person.fill(_beginning(label), text, within=place)


def _question(person: Visitor, text: str) -> Locator:
    return person.page.get_by_role("group", name=_beginning(text)).first


def _beginning(words: str) -> re.Pattern[str]:
    return re.compile("^" + re.escape(words))
