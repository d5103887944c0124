"""All use cases of asking and answering over one desk, each made when first used."""

from functools import cached_property

from catalogue.services.access.advising import Advising
from catalogue.services.access.answering import Answering
from catalogue.services.access.asking import Asking
from catalogue.services.access.desk import Desk
from catalogue.services.access.drafting import Drafting
from catalogue.services.access.inbox import Inbox
from catalogue.services.access.public_register import PublicRegister
from catalogue.services.access.reminding import Reminding
from catalogue.services.access.sending import Sending
from catalogue.services.access.variables import Variables
from catalogue.services.access.weighing import Weighing


class AccessOffice:
    """Where access is asked for and answered."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @cached_property
    def advising(self) -> Advising:
        """The use case of telling somebody the way to the data."""
        return Advising(self.desk)

    @cached_property
    def drafting(self) -> Drafting:
        """The use case of writing a request."""
        return Drafting(self.desk)

    @cached_property
    def sending(self) -> Sending:
        """The use case of sending a request."""
        return Sending(self.desk)

    @cached_property
    def asking(self) -> Asking:
        """The use case of following a request as the applicant."""
        return Asking(self.desk)

    @cached_property
    def answering(self) -> Answering:
        """The use case of working on a case for the owner."""
        return Answering(self.desk)

    @cached_property
    def inbox(self) -> Inbox:
        """The use case of seeing what waits for an owner."""
        return Inbox(self.desk)

    @cached_property
    def weighing(self) -> Weighing:
        """The use case of reading a case for the owner."""
        return Weighing(self.desk)

    @cached_property
    def variables(self) -> Variables:
        """The use case of choosing variables."""
        return Variables(self.desk)

    @cached_property
    def register(self) -> PublicRegister:
        """The use case of reading the public register."""
        return PublicRegister(self.desk)

    @cached_property
    def reminding(self) -> Reminding:
        """The use case of looking at the clock."""
        return Reminding(self.desk)
