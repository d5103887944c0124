"""A crawler that goes everywhere in the application, for one visitor, and keeps what it was given.

It follows every link, every form that only reads, feeds, sitemaps and the links of JSON answers; it
asks for every route of the URL map, filled with what it was told of and what it saw; and it asks
for pages in other formats too. How much of each kind it takes is bounded, in an order that is the
same whenever the answers are the same, so that two crawls can be compared as they go.
"""

import itertools
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, quote

import msgspec
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter, Rule
from werkzeug.test import TestResponse

from frontend.web.request_ids import HEADER
from tests.security.addresses_within import addresses_within

PAGE = "text/html,application/xhtml+xml,*/*;q=0.8"
FORMATS = (
    "text/turtle",
    "application/rdf+xml",
    "application/ld+json",
    "application/n-triples",
    "application/json",
    "text/csv",
    "application/atom+xml",
)
ABSENT = "00000000-0000-4000-8000-000000000000"
_TOKEN = re.compile(rb'((?:name|id)="csrf_token"[^>]*?value=")[^"]*')
_COOKIE = re.compile(r"^([\w-]+)=[^;]*")
#: Going here ends the visit.
_NOT_FOLLOWED = ("/sign-out", "/static/")


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """How much is taken: of records' own pages, of each other route, of each kind of question.

    A kind of question is a route with the names of its parameters; at most ``together`` of them.
    Exports hold all that a question finds, so that fewer of them are asked for.
    """

    records: int = 10_000
    of_route: int = 60
    of_kind: int = 8
    together: int = 2
    asked_of_route: int = 250
    in_formats: int = 6
    exports: int = 40


class Visit(msgspec.Struct, frozen=True):
    """What is asked: an address, and in which format."""

    address: str
    accept: str = PAGE

    def __str__(self) -> str:
        return self.address if self.accept == PAGE else f"{self.address} as {self.accept}"


class Answer(msgspec.Struct, frozen=True):
    """What was answered, the request's id, tokens of forms and of sessions replaced."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    mimetype: str

    @property
    def size(self) -> int:
        """How many bytes a visitor got, headers included."""
        return len(self.body) + sum(len(name) + len(value) + 4 for name, value in self.headers)


def asked(client: FlaskClient, visit: Visit, **headers: str) -> Answer:
    """Ask for something and return the answer."""
    given = {"Accept": visit.accept, **{n.replace("_", "-"): v for n, v in headers.items()}}
    response = client.get(visit.address, headers=given, buffered=True)
    answer = normalised(response)
    response.close()
    return answer


def normalised(response: TestResponse) -> Answer:
    """Return an answer without what is drawn at random for each."""
    request_id = response.headers.get(HEADER, "")
    body = response.get_data()
    if request_id:
        body = body.replace(request_id.encode(), b"the-request-id")
    body = _TOKEN.sub(rb"\1the-token", body)
    headers = tuple(
        (name, _without_chance(name, value, request_id)) for name, value in response.headers.items()
    )
    return Answer(response.status_code, headers, body, response.mimetype or "")


def _without_chance(name: str, value: str, request_id: str) -> str:
    if name == "Set-Cookie":
        return _COOKIE.sub(r"\1=the-session", value)
    if name == "Date":
        return "the-second-of-the-answer"
    return value.replace(request_id, "the-request-id") if request_id else value


class Crawl:
    """One visitor's way through the application."""

    def __init__(
        self,
        app: Flask,
        client: FlaskClient,
        known: Mapping[str, Sequence[str]],
        bounds: Bounds | None = None,
        base: str = "http://localhost",
    ) -> None:
        """Begin; ``known`` are values for parts of addresses, by a word of the part's name."""
        self._client = client
        self._known = known
        self._bounds = bounds or Bounds()
        self._base = base
        self._map: MapAdapter = app.url_map.bind("localhost")
        self._rules = sorted(
            (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())),
            key=lambda rule: rule.rule,
        )
        self._seen: set[Visit] = set()
        self._waiting: deque[Visit] = deque()
        self._taken: Counter[object] = Counter()
        self._values: dict[str, dict[str, None]] = defaultdict(dict)
        self.reached: set[str] = set()

    def answers(self) -> Iterator[tuple[Visit, Answer]]:
        """Go everywhere; yield what was asked and what was answered."""
        self._offer("/")
        for rule in self._rules:
            for address in self._filled(rule):
                self._offer(address)
        yield from self._follow()
        for rule in self._rules:  # with what was seen only on the way
            for address in self._filled(rule):
                self._offer(address)
        yield from self._follow()

    def unreached(self) -> set[str]:
        """Return the routes that were never asked for."""
        return {
            rule.rule for rule in self._rules if not rule.rule.startswith(_NOT_FOLLOWED)
        } - self.reached

    def _follow(self) -> Iterator[tuple[Visit, Answer]]:
        while self._waiting:
            visit = self._waiting.popleft()
            answer = asked(self._client, visit)
            yield visit, answer
            for address in self._leads_to(visit, answer):
                self._offer(address)

    def _leads_to(self, visit: Visit, answer: Answer) -> Iterable[str]:
        text = answer.body.decode("utf-8", "replace")
        headers = dict(answer.headers)
        sent_on = [f"<{headers[name]}>" for name in ("Location", "Link") if name in headers]
        found = addresses_within(text, answer.mimetype, visit.address, self._base)
        more = addresses_within(" ".join(sent_on), "", visit.address, self._base)
        return [*found, *more]

    def _offer(self, address: str) -> None:
        """Take an address up, if it is new and there are not enough of its kind."""
        path, _, query = address.partition("?")
        if path.startswith(_NOT_FOLLOWED):
            return
        rule = self._match(path)
        if not self._takes(rule, path, query):
            return
        self._add(Visit(address))
        if "." in path:
            return  # its ending says already in which format
        key = (rule and rule.rule, bool(query), "in formats")
        if rule is not None and self._taken[key] < self._bounds.in_formats:
            self._taken[key] += 1
            for accept in FORMATS:
                self._add(Visit(address, accept))

    def _add(self, visit: Visit) -> None:
        if visit not in self._seen:
            self._seen.add(visit)
            self._waiting.append(visit)

    def _takes(self, rule: Rule | None, path: str, query: str) -> bool:
        if Visit(f"{path}?{query}" if query else path) in self._seen:
            return False
        bounds, name = self._bounds, rule.rule if rule else None
        names = {key for key, value in parse_qsl(query)} if query else set()
        if not query:
            is_record = _is_record_page(rule)
            return self._counts(name, bounds.records if is_record else bounds.of_route)
        if len(names) > bounds.together:
            return False
        most = bounds.exports if "." in path else bounds.asked_of_route
        within = self._taken[name, "asked"] < most
        if within and self._counts((name, *sorted(names)), bounds.of_kind):
            self._taken[name, "asked"] += 1
            return True
        return False

    def _counts(self, kind: object, most: int) -> bool:
        if self._taken[kind] >= most:
            return False
        self._taken[kind] += 1
        return True

    def _match(self, path: str) -> Rule | None:
        try:
            rule, values = self._map.match(path, method="GET", return_rule=True)
        except HTTPException:
            return None
        self.reached.add(rule.rule)
        for name, value in values.items():
            self._values[name][str(value)] = None
        return rule

    def _filled(self, rule: Rule) -> Iterator[str]:
        """Yield a route's addresses, with everything that is known for its parts."""
        names = re.findall(r"<(?:[^:<>]+:)?([^<>]+)>", rule.rule)
        choices = [self._values_for(name) for name in names]
        for values in itertools.islice(itertools.product(*choices), self._bounds.records):
            chosen = iter(values)
            yield re.sub(r"<[^<>]+>", lambda _, c=chosen: quote(next(c), safe=""), rule.rule)  # type: ignore[misc]  # a default for a closure

    def _values_for(self, name: str) -> list[str]:
        told = [value for word, some in self._known.items() if word in name for value in some]
        return list(dict.fromkeys([*told, *self._values[name], ABSENT, "1"]))


def _is_record_page(rule: Rule | None) -> bool:
    return rule is not None and re.fullmatch(r"/records/<[^<>.]+>", rule.rule) is not None
