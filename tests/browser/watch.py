"""What a browser notices while somebody uses it: messages, failures, strangers, weight."""

from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

#: A page that leaves while something loads, or a suggestion that came too late, breaks off.
_BROKEN_OFF = "net::ERR_ABORTED"
_FAULT = 400


class Loaded(msgspec.Struct, frozen=True):
    """Something that was loaded: its address, its type, and what went over the wire."""

    address: str
    kind: str
    size: int


class Watch:
    """Watches one page of a browser from the beginning."""

    def __init__(self, page: Page, base: str) -> None:
        self._page = page
        self._origin = urlsplit(base).netloc
        self.complaints: list[str] = []
        self._responses: list[Response] = []
        self.status = 0
        page.on("console", self._on_message)
        page.on("pageerror", self._on_error)
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)

    def assert_quiet(self) -> None:
        """Assert that nothing was complained of since the last time."""
        said, self.complaints = self.complaints, []
        assert said == [], f"on {self._page.url}: {said}"

    def loaded(self) -> list[Loaded]:
        """Return what was loaded since the last time, with what it weighed."""
        taken, self._responses = self._responses, []
        return [_weighed(response) for response in taken]

    def _on_message(self, message: ConsoleMessage) -> None:
        # The status of the page itself is asserted where the page is expected.
        if message.location.get("url") == self._page.url and "status of" in message.text:
            return
        self.complaints.append(f"the console says {message.text!r}")

    def _on_error(self, error: Error) -> None:
        self.complaints.append(f"a script failed: {error}")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self._origin:
            self.complaints.append(f"a request to somebody else: {request.url}")

    def _on_failure(self, request: Request) -> None:
        if request.failure != _BROKEN_OFF:
            self.complaints.append(f"{request.url} failed: {request.failure}")

    def _on_response(self, response: Response) -> None:
        self._responses.append(response)
        request = response.request
        if request.is_navigation_request() and request.frame == self._page.main_frame:
            self.status = response.status
        elif response.status >= _FAULT:
            self.complaints.append(f"{response.url} answered {response.status}")


def _weighed(response: Response) -> Loaded:
    sizes = response.request.sizes()
    size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
    return Loaded(response.url, response.request.resource_type, size)
