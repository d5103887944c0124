"""A provider of the tests' own, on the loopback address, that signs whatever it is told to."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID = "wayleave-tests"
Content = object


def new_key(name: str) -> RSAKey:
    """Make a key with an id."""
    return RSAKey.generate_key(2048, {"kid": name, "alg": "RS256", "use": "sig"}, private=True)


class FaultyProvider(ThreadingHTTPServer):
    """Answers rightly until a test changes one of its attributes."""

    daemon_threads = True

    def __init__(self, keys: tuple[RSAKey, RSAKey]) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.key, self.other_key = keys
        self.published = [self.key]
        self.claims: dict[str, object] = {}
        self.dropped: set[str] = set()
        self.metadata: dict[str, object] = {}
        self.sign: Callable[[dict[str, object]], str] = self.signed
        self.answers: dict[str, bytes] = {}
        self.status: dict[str, int] = {}
        self._challenges: dict[str, Mapping[str, str]] = {}

    def authorised(self, address: str) -> dict[str, str]:
        """Return what a provider sends back for an authorisation request, after a person agreed."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = hashlib.sha256(address.encode()).hexdigest()
        self._challenges[code] = asked
        return {"code": code, "state": asked["state"]}

    def signed(
        self, claims: Mapping[str, object], key: RSAKey | None = None, alg: str = "RS256"
    ) -> str:
        """Sign claims."""
        key = key or self.key
        return jwt.encode({"alg": alg, "kid": key.kid}, dict(claims), key, algorithms=[alg])

    def described(self) -> dict[str, object]:
        """Describe the provider."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorise",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            **self.metadata,
        }

    def exchanged(self, sent: Mapping[str, list[str]]) -> tuple[int, Content]:
        """Exchange a code for a token, once and only with the verifier of its challenge."""
        asked = self._challenges.pop(sent["code"][0], None)
        digest = hashlib.sha256(sent["code_verifier"][0].encode()).digest()
        if asked is None or asked["code_challenge"] != _encoded(digest):
            return HTTPStatus.BAD_REQUEST, {"error": "invalid_grant"}
        now = int(time.time())
        claims: dict[str, object] = {
            "iss": self.issuer,
            "sub": "248289761001",
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 600,
            "nonce": asked["nonce"],
            "name": "Alex Invented",
            "email": "alex@rivers.example",
            "email_verified": True,
            **self.claims,
        }
        kept = {name: value for name, value in claims.items() if name not in self.dropped}
        token = {"access_token": "opaque", "token_type": "Bearer", "id_token": self.sign(kept)}
        return HTTPStatus.OK, {k: v for k, v in token.items() if k not in self.dropped}


class _Answering(BaseHTTPRequestHandler):
    server: FaultyProvider

    def do_GET(self) -> None:
        pages: dict[str, Callable[[], Content]] = {
            "/.well-known/openid-configuration": self.server.described,
            "/keys": lambda: {
                "keys": [key.as_dict(private=False) for key in self.server.published]
            },
        }
        self._answer(HTTPStatus.OK, pages[self.path]())

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        sent = parse_qs(self.rfile.read(length).decode())
        self._answer(*self.server.exchanged(sent))

    def _answer(self, status: int, content: Content) -> None:
        body = self.server.answers.get(self.path, json.dumps(content).encode())
        self.send_response(self.server.status.get(self.path, status))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
        """Say nothing."""


def unsigned(claims: Mapping[str, object]) -> str:
    """Write a token that nobody signed, as the algorithm "none" has it."""
    return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(dict(claims))}."


def signed_with_the_public_key(claims: Mapping[str, object], key: RSAKey) -> str:
    """Sign with the public key as if it were a shared secret; no library would do it for us."""
    content = f"{_part({'alg': 'HS256', 'kid': key.kid})}.{_part(dict(claims))}"
    digest = hmac.digest(key.as_pem(private=False), content.encode(), "sha256")
    return f"{content}.{_encoded(digest)}"


def _part(content: object) -> str:
    return _encoded(json.dumps(content).encode())


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@contextmanager
def faulty_provider(keys: tuple[RSAKey, RSAKey]) -> Iterator[FaultyProvider]:
    """Run the provider."""
    with FaultyProvider(keys) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
