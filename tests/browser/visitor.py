"""One person at one browser, who looks every page over that they come to."""

import re
from typing import Literal, Self

from playwright.sync_api import Browser, Locator, Page, expect

from frontend.wiring import Installation
from tests.browser.accessibility import assert_accessible, assert_still_copy_accessible
from tests.browser.hands import Hands, Keys, Pointer
from tests.browser.reflow import assert_reflows
from tests.browser.states import State, address_of, session_of
from tests.browser.watch import Watch
from tests.browser.ways import Way

_PATIENCE = 20_000  # milliseconds; a busy machine must not fail a test

expect.set_options(timeout=_PATIENCE)

Words = str | re.Pattern[str]
Role = Literal["button", "checkbox", "radio"]
#: A part of a page, or how to find it.
Place = str | Locator


class Visitor:
    """Acts by what a person reads: headings, links, buttons and labels.

    Who does not look ``closely`` leaves axe-core to another that comes to the same pages.
    """

    def __init__(
        self, browser: Browser, base: str, way: Way = Way.POINTER, *, closely: bool = True
    ) -> None:
        self.base = base
        self.way = way
        self._looks_closely = closely
        self._context = browser.new_context(
            base_url=base,
            java_script_enabled=way is not Way.WITHOUT_SCRIPT,
            viewport={"width": 1280, "height": 1024},
            accept_downloads=True,
        )
        self._context.set_default_timeout(_PATIENCE)
        self.page = self._context.new_page()
        self.watch = Watch(self.page, base)
        self._checker: Page | None = None
        self._checkers = browser
        self._hands: Hands = Keys(self.page) if way is Way.KEYBOARD else Pointer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._context.close()
        if self._checker is not None:
            self._checker.context.close()

    # -- going and seeing -----------------------------------------------------------------------

    def open(self, address: str) -> None:
        """Go to an address of the site."""
        self.page.goto(address)

    def comes_to(self, installation: Installation, state: State) -> None:
        """Come to a state of a page, signed in already as whoever sees it."""
        if state.who:
            token = session_of(installation, state.who)
            self._context.add_cookies([{"name": "wayleave", "value": token, "url": self.base}])
        self.watch.complaints.clear()
        self.open(address_of(installation, state))
        if state.file is not None:
            self.page.set_input_files("input[type=file]", state.file)
            with self.page.expect_navigation():
                self.page.get_by_role("button", name="Check it").click()
        assert self.watch.status == state.status, f"{self.page.url}: {self.watch.status}"

    def sees(self, heading: Words, status: int = 200) -> None:
        """Assert that this is the page with a heading, and that it is sound."""
        expect(self.page.locator("h1")).to_have_text(heading)
        assert self.watch.status == status, f"{self.page.url} answered {self.watch.status}"
        self.look_over()

    def look_over(self) -> None:
        """Assert what holds for every state of every page."""
        if self._looks_closely and self.way is Way.WITHOUT_SCRIPT:
            assert_still_copy_accessible(self.page, self._still())
        elif self._looks_closely:
            assert_accessible(self.page)
        assert_reflows(self.page)
        self.watch.assert_quiet()

    def reads(self, words: Words) -> None:
        """Assert that words stand in the main part of the page."""
        expect(self.page.locator("main")).to_contain_text(words)

    def reads_not(self, words: Words) -> None:
        """Assert that words do not stand in the main part of the page."""
        expect(self.page.locator("main")).not_to_contain_text(words)

    def is_told_of_a_problem(self) -> None:
        """Assert that the page says at its top that something is wrong, and is sound."""
        expect(self.page.locator(".govuk-error-summary")).to_be_visible()
        self.look_over()

    def _still(self) -> Page:
        if self._checker is None:
            context = self._checkers.new_context(viewport={"width": 1280, "height": 1024})
            self._checker = context.new_page()
        return self._checker

    # -- acting ---------------------------------------------------------------------------------

    def follow(self, name: Words, within: Place = "body") -> None:
        """Follow a link, the first of this name in a part of the page."""
        place = self._place(within)
        exact = isinstance(name, str)
        links = place.get_by_role("link", name=name, exact=exact)
        # What is a link and looks like a button is told to be one.
        buttons = place.locator("a[role=button]").and_(
            place.get_by_role("button", name=name, exact=exact)
        )
        self._hands.press(links.or_(buttons).first)

    def press(self, name: Words, within: Place = "body") -> None:
        """Press a button, the first of this name in a part of the page."""
        self._hands.press(self._named("button", name, within))

    def unfold(self, name: Words, within: Place = "body") -> None:
        """Open a part that is folded."""
        self._hands.press(self._place(within).locator("summary", has_text=name).first)

    def fill(self, label: Words, text: str, within: Place = "body") -> None:
        """Write into a field by its label."""
        self._hands.fill(self._labelled(label, within), text)

    def choose(self, label: Words, within: Place = "body") -> None:
        """Choose a radio button by its label."""
        self._hands.choose(self._named("radio", label, within))

    def tick(self, label: Words, within: Place = "body") -> None:
        """Tick a box by its label."""
        self._hands.tick(self._named("checkbox", label, within))

    def pick(self, label: Words, option: Words, within: Place = "body") -> None:
        """Pick an option of a list by the list's label."""
        field = self._labelled(label, within)
        words = field.locator("option", has_text=option).first.inner_text()
        self._hands.pick(field, words)

    def turns_to_the_search_field(self) -> Locator:
        """Put the cursor into the search field and wait for what completes words there."""
        field = self.page.locator("[data-suggest] input")
        if field.count():
            field.focus()
            field = self.page.locator("[data-suggest] .autocomplete__input")
            field.wait_for()
        return field

    def signs_in(self, email: str, password: str) -> None:
        """Fill the sign-in form in, and send it."""
        self.fill("E-mail address", email, within="main")
        self.fill("Password", password, within="main")
        self.press("Sign in", within="main")

    def _named(self, role: Role, name: Words, within: Place) -> Locator:
        found = self._place(within).get_by_role(role, name=name, exact=isinstance(name, str))
        return found.first

    def _labelled(self, label: Words, within: Place) -> Locator:
        found = self._place(within).get_by_label(label, exact=isinstance(label, str))
        return found.and_(self.page.locator("input, select, textarea")).first

    def _place(self, within: Place) -> Locator:
        return self.page.locator(within) if isinstance(within, str) else within
