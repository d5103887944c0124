"""The provider of single sign-on, spoken to by Authlib; whatever goes wrong is one error of ours.

What Authlib leaves open is closed here: which algorithms may sign, that the metadata is of the very
issuer that was configured, that a token is for us, and that a provider which is silent is given up.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any

import msgspec
import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from flask import Flask, current_app, request, session
from joserfc.errors import JoseError

from catalogue.errors import CatalogueError, RefusedError, SettingsError
from catalogue.services.sign_ons import Claims
from catalogue.settings import ProviderSettings
from frontend.web.addresses import public_address

_log = structlog.stdlib.get_logger("wayleave.signon")

CALLBACK = "/sign-in/provider/callback"

_NAME = "provider"
_KEY = "wayleave.provider"
_PATIENCE = 10
_SCOPE = "openid email profile"
#: Only signatures with a private key: "none" proves nothing, and a shared secret could be a public
#: key taken for one.
_ALGORITHMS = frozenset({"RS256", "PS256", "ES256", "EdDSA"})
#: How far the provider's clock may differ from ours, in seconds.
_LEEWAY = 60
#: Attempts that were begun and not ended, in other tabs, at most.
_MOST_OPEN = 4

#: What a provider's answers, foreign bytes all of them, can make the library raise.
_FAULTS = (
    AuthlibBaseError,
    JoseError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RuntimeError,
)


class ProviderDownError(CatalogueError):
    """The provider could not be reached, or did not answer as one."""


class SignOnFailedError(RefusedError):
    """The provider's answer is not to be trusted, or no longer."""


class SignOnCancelledError(RefusedError):
    """The person turned back at the provider."""


class SignedOn(msgspec.Struct, frozen=True):
    """Who signed on, and where they wanted to go."""

    claims: Claims
    back: str


def begin(settings: ProviderSettings, back: str) -> str:
    """Begin signing on and return the provider's address to go to; raise ``ProviderDownError``."""
    client = _client(settings)
    try:
        _metadata(client, settings)
        begun = client.create_authorization_url(public_address(CALLBACK))
    except (OSError, *_FAULTS) as error:
        raise _down(error) from error
    _forget_old_attempts()
    address: str = begun["url"]
    client.save_authorize_data(redirect_uri=public_address(CALLBACK), back=back, **begun)
    return address


def finish(settings: ProviderSettings) -> SignedOn:
    """Read the provider's answer in this request; raise one of the errors above."""
    client = _client(settings)
    attempt = _attempt(client)
    if "error" in request.args:
        raise _refused_there(request.args["error"])
    _refuse_another_issuer(settings)
    try:
        _metadata(client, settings)
        token = client.authorize_access_token(claims_options=_wanted(settings), leeway=_LEEWAY)
    except OSError as error:
        raise _down(error) from error
    except _FAULTS as error:
        _log.warning("sign-on refused", why=f"{type(error).__name__}: {error}"[:300])
        raise SignOnFailedError("The answer of the provider could not be verified.") from error
    return SignedOn(_claims(token.get("userinfo"), settings), str(attempt.get("back", "")))


def _client(settings: ProviderSettings) -> FlaskOAuth2App:
    app: Flask = current_app
    if _KEY not in app.extensions:
        app.extensions[_KEY] = OAuth(app).register(  # type: ignore[no-untyped-call]  # no stubs
            _NAME,
            client_id=settings.client_id,
            client_secret=_secret(settings),
            server_metadata_url=(settings.issuer.rstrip("/") + "/.well-known/openid-configuration"),
            client_kwargs={
                "scope": _SCOPE,
                "code_challenge_method": "S256",
                "default_timeout": _PATIENCE,
                "token_endpoint_auth_method": (
                    "client_secret_basic" if settings.secret_file else "none"
                ),
            },
        )
    client = app.extensions[_KEY]
    if not isinstance(client, FlaskOAuth2App):  # pragma: no cover - narrows the type
        raise TypeError(type(client))
    return client


def _secret(settings: ProviderSettings) -> str | None:
    if settings.secret_file is None:
        return None
    try:
        return settings.secret_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"WAYLEAVE_OIDC_CLIENT_SECRET_FILE names {settings.secret_file}, which cannot be read."
        ) from error


def _metadata(client: FlaskOAuth2App, settings: ProviderSettings) -> None:
    """Load the provider's description of itself and hold it to what was configured."""
    known: MutableMapping[str, Any] = client.load_server_metadata()
    if known.get("issuer") != settings.issuer:
        # Kept, it would be believed for as long as this process lives.
        client.server_metadata.clear()
        raise ValueError("the metadata is of another issuer")
    offered = known.get("id_token_signing_alg_values_supported") or ["RS256"]
    known["id_token_signing_alg_values_supported"] = sorted(_ALGORITHMS & set(offered))


def _wanted(settings: ProviderSettings) -> dict[str, dict[str, object]]:
    return {
        "iss": {"essential": True, "value": settings.issuer},
        "aud": {"essential": True, "value": settings.client_id},
        "sub": {"essential": True},
        "exp": {"essential": True},
    }


def _attempt(client: FlaskOAuth2App) -> Mapping[str, object]:
    """Return what was kept of the attempt that this answer is of; it must be this browser's."""
    kept = client.framework.get_state_data(session, request.args.get("state", ""))
    if not kept:
        raise SignOnFailedError("This way of signing in was not begun here, or was ended already.")
    found: Mapping[str, object] = kept
    return found


def _refuse_another_issuer(settings: ProviderSettings) -> None:
    """Refuse an answer that says it is another provider's (RFC 9207)."""
    if request.args.get("iss", settings.issuer) != settings.issuer:
        raise SignOnFailedError("The answer is another provider's.")


def _refused_there(code: str) -> RefusedError:
    if code in {"access_denied", "login_required", "interaction_required", "consent_required"}:
        return SignOnCancelledError("You turned back before signing in. Nothing has changed.")
    _log.warning("sign-on refused by the provider", code=code[:80])
    return SignOnFailedError("The provider did not let you sign in.")


def _claims(said: Mapping[str, object] | None, settings: ProviderSettings) -> Claims:
    if not said or not isinstance(said.get("sub"), str):
        raise SignOnFailedError("The provider did not say who you are.")
    return Claims(
        issuer=settings.issuer,
        subject=str(said["sub"]),
        name=_words(said.get("name")),
        email=_words(said.get("email")),
        # Exactly true: the text "false" would count as true otherwise.
        email_verified=said.get("email_verified") is True,
    )


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _forget_old_attempts() -> None:
    begun = [key for key in session if key.startswith(f"_state_{_NAME}_")]
    for key in begun[: max(0, len(begun) - _MOST_OPEN + 1)]:
        session.pop(key)


def _down(error: Exception) -> ProviderDownError:
    _log.warning("sign-on provider down", why=f"{type(error).__name__}: {error}"[:300])
    return ProviderDownError("The provider of single sign-on does not answer as it should.")
