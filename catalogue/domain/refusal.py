"""Why a request is refused: the reasons an owner can give, in words for the applicant."""

import enum


class RefusalReason(enum.StrEnum):
    """A coded reason; the words beside it say what it comes to in this case."""

    NO_GATEWAY = "no_gateway"
    PURPOSE_OUTSIDE_GATEWAY = "purpose_outside_gateway"
    TOO_BROAD = "too_broad"
    BENEFIT_NOT_SHOWN = "benefit_not_shown"
    ETHICS = "ethics"
    SECURITY_OF_SETTING = "security_of_setting"
    PEOPLE_NOT_ACCREDITED = "people_not_accredited"
    DATA_UNFIT = "data_unfit"
    PROMISES_TO_PEOPLE = "promises_to_people"
    RESOURCES = "resources"
    BETTER_SOURCE = "better_source"
    DUPLICATE = "duplicate"

    @property
    def words(self) -> str:
        """The reason as a sentence."""
        return _WORDS[self]


_WORDS = {
    RefusalReason.NO_GATEWAY: "There is no legal gateway for this sharing today.",
    RefusalReason.PURPOSE_OUTSIDE_GATEWAY: "The purpose lies outside the legal gateway named.",
    RefusalReason.TOO_BROAD: "More is asked for than the purpose needs.",
    RefusalReason.BENEFIT_NOT_SHOWN: "The public benefit was not shown.",
    RefusalReason.ETHICS: "There are ethical concerns that were not resolved.",
    RefusalReason.SECURITY_OF_SETTING: "The data would not be used in a place secure enough.",
    RefusalReason.PEOPLE_NOT_ACCREDITED: "People who would see the data are not accredited.",
    RefusalReason.DATA_UNFIT: "The data is not available, or not fit for this use.",
    RefusalReason.PROMISES_TO_PEOPLE: "It would break a promise made to the people in the data.",
    RefusalReason.RESOURCES: "The owner does not have the people to prepare this data.",
    RefusalReason.BETTER_SOURCE: "A better source exists.",
    RefusalReason.DUPLICATE: "The same request was already made.",
}
