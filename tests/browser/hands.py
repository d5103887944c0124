"""How a person works the controls of a page: with a pointer, or with the keyboard alone."""

from typing import Protocol

from playwright.sync_api import Locator, Page

from tests.browser.keyboard import arrow_to, tab_to


class Hands(Protocol):
    """Whatever works the controls."""

    def press(self, control: Locator) -> None:
        """Follow a link, press a button, open what is folded."""

    def fill(self, field: Locator, text: str) -> None:
        """Write into a field, instead of what stands there."""

    def choose(self, radio: Locator) -> None:
        """Choose a radio button."""

    def tick(self, box: Locator) -> None:
        """Tick a box."""

    def pick(self, field: Locator, option: str) -> None:
        """Pick an option of a list by its words."""


class Pointer:
    """A person with a pointer."""

    def press(self, control: Locator) -> None:
        """Click."""
        control.click()

    def fill(self, field: Locator, text: str) -> None:
        """Click into a field and write."""
        field.fill(text)

    def choose(self, radio: Locator) -> None:
        """Click on a radio button."""
        radio.check()

    def tick(self, box: Locator) -> None:
        """Click on a box."""
        box.check()

    def pick(self, field: Locator, option: str) -> None:
        """Pick an option."""
        field.select_option(label=option)


class Keys:
    """A person with a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def press(self, control: Locator) -> None:
        """Tab to a control, then Enter."""
        tab_to(self._page, control)
        self._page.keyboard.press("Enter")

    def fill(self, field: Locator, text: str) -> None:
        """Tab to a field, select what stands there and write over it."""
        tab_to(self._page, field)
        self._page.keyboard.press("Control+a")
        self._page.keyboard.insert_text(text)

    def choose(self, radio: Locator) -> None:
        """Tab to the group, then the arrows."""
        arrow_to(self._page, radio)

    def tick(self, box: Locator) -> None:
        """Tab to a box, then Space."""
        tab_to(self._page, box)
        if not box.is_checked():
            self._page.keyboard.press("Space")

    def pick(self, field: Locator, option: str) -> None:
        """Tab to a list and type how the option begins."""
        tab_to(self._page, field)
        self._page.keyboard.type(option)
