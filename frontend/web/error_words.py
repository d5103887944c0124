"""What each kind of error is called, what it means, and what to do next."""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec


class ErrorWords(msgspec.Struct, frozen=True):
    """An error in words: a title, what happened, and what the person can do now."""

    title: str
    what: str
    next_steps: tuple[str, ...]


WORDS: Mapping[HTTPStatus, ErrorWords] = {
    HTTPStatus.BAD_REQUEST: ErrorWords(
        "That request could not be understood",
        "Something in the address or in the form is not as it should be.",
        (
            "Check the address, or go back and try again.",
            "If you followed a link to get here, tell whoever made it that it is broken.",
        ),
    ),
    HTTPStatus.UNAUTHORIZED: ErrorWords(
        "Sign in to see this page",
        "This page is for people who have signed in.",
        ("Sign in, then try again.",),
    ),
    HTTPStatus.FORBIDDEN: ErrorWords(
        "You cannot use this page",
        "You are signed in, but this part of the service is for people with a different role.",
        (
            "My page shows what your account is for, and how to change that.",
            "If you need it for your work, ask an administrator of this catalogue for the role.",
        ),
    ),
    HTTPStatus.NOT_FOUND: ErrorWords(
        "Page not found",
        "There is nothing at this address, or nothing that you can see.",
        (
            "If you typed the address, check it.",
            "Search for what you need, by name or by theme.",
            "If it is data that is not listed, ask the organisation that would hold it.",
        ),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: ErrorWords(
        "That cannot be done at this address",
        "This address does not take that kind of request.",
        ("Go back and use the form or the link on the page.",),
    ),
    HTTPStatus.NOT_ACCEPTABLE: ErrorWords(
        "Not available in that format",
        "There is no version of this page in the format that was asked for.",
        ("Ask for HTML, or for one of the formats that the page lists.",),
    ),
    HTTPStatus.CONFLICT: ErrorWords(
        "That cannot be done as things are now",
        "Something changed since you opened the page, or what you asked for is not possible now.",
        ("Go back, load the page again and look at how things stand now.",),
    ),
    HTTPStatus.GONE: ErrorWords(
        "This record was withdrawn",
        "It was in the catalogue, and its publisher has taken it out.",
        (
            "Search for a newer record of the same data.",
            "The organisation that published it can tell you what became of it.",
        ),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ErrorWords(
        "That is too much to send at once",
        "What you sent is larger than this page takes, and it was not read.",
        ("Go back: your text is still in the form. Shorten it, or send a smaller file.",),
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: ErrorWords(
        "That address is too long",
        "The address holds more than this page takes.",
        ("Use fewer words or fewer filters.",),
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: ErrorWords(
        "That kind of content cannot be read here",
        "What you sent is of a kind that this address does not take.",
        ("Send it in one of the formats that the documentation names.",),
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: ErrorWords(
        "Some of that is not valid",
        "The request was understood, but some values are not ones that can be used.",
        ("The list of errors names each value; change them and send the request again.",),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: ErrorWords(
        "Too many attempts",
        "There were too many attempts in a short time, so this is closed for a while.",
        ("Wait 15 minutes, then try again.",),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: ErrorWords(
        "Sorry, something went wrong on our side",
        "The fault is ours, and it was recorded with the number below.",
        (
            "Try again in a few minutes.",
            "If it happens again, tell the people who run this catalogue the number.",
        ),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: ErrorWords(
        "Sorry, this part of the service is not available",
        "A part of the service that this page needs is not answering just now. Nothing was lost.",
        ("Try again in a minute.", "Pages that do not need it work as usual."),
    ),
}
