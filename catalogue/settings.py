"""Settings, read once from the environment; what cannot work is refused at the start."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self
from urllib.parse import SplitResult, urlsplit

import msgspec

from catalogue.errors import SettingsError
from catalogue.secret_files import has_password, has_user
from catalogue.settings_table import SETTINGS
from schemas.shacl.engine_names import EngineName

#: Above this, waiting and limits overflow the system's own numbers.
_MOST = 1_000_000
_PORTS = 65_535
#: Where nothing needs to be encrypted on its way.
_THIS_MACHINE = {"127.0.0.1", "::1", "localhost"}


class ProviderSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The provider of single sign-on."""

    issuer: str
    client_id: str
    secret_file: Path | None
    name: str


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one installation; ``database_url`` is always filled in."""

    home: Path
    database_url: str
    database_password_file: Path | None
    elasticsearch_url: str | None
    elasticsearch_password_file: Path | None
    elasticsearch_prefix: str
    site_name: str
    secret_key_file: Path | None
    public_url: str
    trusted_proxies: int
    workers: int
    threads: int
    mail_server: str | None
    mail_from: str
    mail_password_file: Path | None
    provider: ProviderSettings | None
    harvest_allow: tuple[str, ...]
    feed_limit_bytes: int
    page_seconds: float
    sandbox_memory_bytes: int
    shacl_engine: EngineName
    check_limit_bytes: int
    check_seconds: float
    checks_at_a_time: int

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings; raise ``SettingsError`` naming the variable that cannot be used."""
        values = {s.name: environ.get(s.name, "").strip() or s.default for s in SETTINGS}
        home = Path(values["WAYLEAVE_HOME"]).absolute()
        megabyte = 1_000_000
        return cls(
            home=home,
            database_url=_database_url(values["WAYLEAVE_DATABASE_URL"], home),
            database_password_file=_password_file("DATABASE", values),
            elasticsearch_url=_http_url(values["WAYLEAVE_ELASTICSEARCH_URL"]),
            elasticsearch_password_file=_password_file("ELASTICSEARCH", values),
            elasticsearch_prefix=values["WAYLEAVE_ELASTICSEARCH_PREFIX"],
            site_name=values["WAYLEAVE_SITE_NAME"],
            secret_key_file=_path(values["WAYLEAVE_SECRET_KEY_FILE"]),
            public_url=_site(values),
            trusted_proxies=_whole("WAYLEAVE_TRUSTED_PROXIES", values, 0, 10),
            workers=_whole("WAYLEAVE_WORKERS", values, 1, 64),
            threads=_whole("WAYLEAVE_THREADS", values, 1, 64),
            mail_server=_mail_server(values["WAYLEAVE_MAIL"]),
            mail_from=_sender(values),
            mail_password_file=_path(values["WAYLEAVE_MAIL_PASSWORD_FILE"]),
            provider=_provider(values),
            harvest_allow=_hosts(values["WAYLEAVE_HARVEST_ALLOW"]),
            feed_limit_bytes=_positive("WAYLEAVE_FEED_LIMIT_MB", values) * megabyte,
            page_seconds=float(_positive("WAYLEAVE_PAGE_SECONDS", values)),
            sandbox_memory_bytes=_positive("WAYLEAVE_SANDBOX_MEMORY_MB", values) * megabyte,
            shacl_engine=_shacl_engine(values["WAYLEAVE_SHACL_ENGINE"]),
            check_limit_bytes=_positive("WAYLEAVE_CHECK_LIMIT_MB", values) * megabyte,
            check_seconds=float(_positive("WAYLEAVE_CHECK_SECONDS", values)),
            checks_at_a_time=_whole("WAYLEAVE_CHECKS_AT_A_TIME", values, 1, 64),
        )

    @property
    def index_home(self) -> Path:
        """The folder of the embedded engine."""
        return self.home / "index"

    @property
    def warnings(self) -> tuple[str, ...]:
        """What works and had better be otherwise, in sentences for whoever runs the service."""
        addresses = {"DATABASE": self.database_url, "ELASTICSEARCH": self.elasticsearch_url or ""}
        return tuple(
            f"WAYLEAVE_{of}_URL holds a password, which every process of this user can read; put "
            f"it into a file and name that in WAYLEAVE_{of}_PASSWORD_FILE."
            for of, address in addresses.items()
            if has_password(address)
        )

    @property
    def is_for_this_machine(self) -> bool:
        """Whether the pages are for a browser on this very machine, and for nobody else."""
        return urlsplit(self.public_url).hostname in _THIS_MACHINE

    @property
    def is_embedded(self) -> bool:
        """Whether the database is the embedded one."""
        return self.database_url.startswith("sqlite")


def _database_url(given: str, home: Path) -> str:
    if not given:
        return f"sqlite:///{home / 'wayleave.sqlite3'}"
    scheme = given.split("://", 1)[0]
    if scheme in {"postgresql", "postgres", "postgresql+psycopg"}:
        return "postgresql+psycopg://" + given.split("://", 1)[1]
    if scheme == "sqlite":
        return given
    raise SettingsError(
        f"WAYLEAVE_DATABASE_URL starts with {scheme!r}; it must start with postgresql://."
    )


def _path(given: str) -> Path | None:
    return Path(given).absolute() if given else None


def _http_url(given: str) -> str | None:
    if given and not given.startswith(("http://", "https://")):
        raise SettingsError("WAYLEAVE_ELASTICSEARCH_URL must start with http:// or https://.")
    return given or None


def _password_file(of: str, values: Mapping[str, str]) -> Path | None:
    name, address = f"WAYLEAVE_{of}_PASSWORD_FILE", values[f"WAYLEAVE_{of}_URL"]
    file = _path(values[name])
    if file is not None and (not has_user(address) or has_password(address)):
        raise SettingsError(
            f"{name} goes with a WAYLEAVE_{of}_URL that names a user and no password."
        )
    return file


def _site(values: Mapping[str, str]) -> str:
    given = values["WAYLEAVE_PUBLIC_URL"]
    parts = _split("WAYLEAVE_PUBLIC_URL", given)
    is_plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not is_plain:
        raise SettingsError(
            f"WAYLEAVE_PUBLIC_URL is {given[:80]!r}; it must be http:// or https:// and a host, "
            "without a path."
        )
    is_asked_for = _is_yes("WAYLEAVE_INSECURE_HTTP", values)
    is_safe = parts.scheme == "https" or parts.hostname in _THIS_MACHINE
    if not is_safe and not is_asked_for:
        raise SettingsError(
            f"WAYLEAVE_PUBLIC_URL is {given[:80]!r}, where passwords and sessions can be read on "
            "their way. Serve it with https://, or set WAYLEAVE_INSECURE_HTTP=yes to do without."
        )
    return given.rstrip("/")


def _is_yes(name: str, values: Mapping[str, str]) -> bool:
    if values[name] not in {"yes", "no"}:
        raise SettingsError(f"{name} is {values[name][:80]!r}; it must be yes or no.")
    return values[name] == "yes"


def _mail_server(given: str) -> str | None:
    if given == "files":
        return None
    parts = _split("WAYLEAVE_MAIL", given)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.password:
        raise SettingsError(
            "WAYLEAVE_MAIL must be files, smtp://host:port or smtps://host:port; a user may stand "
            "before the host, the password stands in WAYLEAVE_MAIL_PASSWORD_FILE."
        )
    return given


def _sender(values: Mapping[str, str]) -> str:
    name, given = "WAYLEAVE_MAIL_FROM", values["WAYLEAVE_MAIL_FROM"]
    if "@" not in given or not given.isprintable():
        raise SettingsError(f"{name} is {given[:80]!r}; it must be an e-mail address.")
    if values["WAYLEAVE_MAIL"] != "files" and given.endswith("@localhost"):
        raise SettingsError(f"{name} must name an address of yours when WAYLEAVE_MAIL is a server.")
    return given


def _provider(values: Mapping[str, str]) -> ProviderSettings | None:
    issuer, client_id = values["WAYLEAVE_OIDC_ISSUER"], values["WAYLEAVE_OIDC_CLIENT_ID"]
    if not issuer:
        return None
    parts = _split("WAYLEAVE_OIDC_ISSUER", issuer)
    is_safe = parts.scheme == "https" or parts.hostname in _THIS_MACHINE
    if parts.scheme not in {"http", "https"} or not is_safe or parts.query or parts.fragment:
        raise SettingsError("WAYLEAVE_OIDC_ISSUER must start with https:// and have no query.")
    if not client_id:
        raise SettingsError("WAYLEAVE_OIDC_CLIENT_ID must be set when WAYLEAVE_OIDC_ISSUER is.")
    return ProviderSettings(
        issuer=issuer,
        client_id=client_id,
        secret_file=_path(values["WAYLEAVE_OIDC_CLIENT_SECRET_FILE"]),
        name=values["WAYLEAVE_OIDC_NAME"],
    )


def _split(name: str, given: str) -> SplitResult:
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError as error:
        raise SettingsError(f"{name} is {given[:80]!r}, which is no address: {error}.") from error
    return parts


def _hosts(given: str) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in given.split(",") if host.strip())
    for host in hosts:
        name, _, port = host.rpartition(":")
        if not (name and _is_number(port, _PORTS)):
            raise SettingsError(
                f"WAYLEAVE_HARVEST_ALLOW holds {host!r}; each entry must be host:port."
            )
    return hosts


def _shacl_engine(given: str) -> EngineName:
    try:
        return EngineName(given)
    except ValueError as error:
        names = " or ".join(EngineName)
        raise SettingsError(
            f"WAYLEAVE_SHACL_ENGINE is {given[:80]!r}; it must be {names}."
        ) from error


def _positive(name: str, values: Mapping[str, str]) -> int:
    given = values[name]
    if not _is_number(given, _MOST):
        raise SettingsError(f"{name} is {given[:80]!r}; it must be a whole number, 1 to {_MOST:,}.")
    return int(given)


def _whole(name: str, values: Mapping[str, str], least: int, most: int) -> int:
    given = values[name]
    number = int(given) if given == "0" or _is_number(given, most) else -1
    if number < least:
        raise SettingsError(
            f"{name} is {given[:80]!r}; it must be a whole number, {least} to {most}."
        )
    return number


def _is_number(given: str, most: int) -> bool:
    plain = given.isascii() and given.isdecimal() and len(given) <= len(str(most))
    return plain and 0 < int(given) <= most
