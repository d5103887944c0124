"""Every setting of an installation: what ``docs/settings.md`` documents, in its order."""

import msgspec


class Setting(msgspec.Struct, frozen=True):
    """One environment variable: its name, what holds without it, and what it is for."""

    name: str
    default: str
    explanation: str


SETTINGS = (
    Setting(
        "WAYLEAVE_HOME",
        "./instance",
        "The folder that holds the database and the index of an installation without servers.",
    ),
    Setting(
        "WAYLEAVE_DATABASE_URL",
        "",
        "A PostgreSQL address (postgresql://user@host/name); without it SQLite in the home folder.",
    ),
    Setting(
        "WAYLEAVE_DATABASE_PASSWORD_FILE",
        "",
        "A file with the password of the user that the PostgreSQL address names.",
    ),
    Setting(
        "WAYLEAVE_ELASTICSEARCH_URL",
        "",
        "An Elasticsearch address (http://host:9200); without it the embedded engine.",
    ),
    Setting(
        "WAYLEAVE_ELASTICSEARCH_PASSWORD_FILE",
        "",
        "A file with the password of the user that the Elasticsearch address names.",
    ),
    Setting(
        "WAYLEAVE_ELASTICSEARCH_PREFIX",
        "wayleave",
        "What the names of our Elasticsearch indices start with, for servers used by several.",
    ),
    Setting(
        "WAYLEAVE_SITE_NAME",
        "Wayleave",
        "What the catalogue is called at the head of its pages.",
    ),
    Setting(
        "WAYLEAVE_SECRET_KEY_FILE",
        "",
        "A file with the secret that forms are signed with, the same for every machine that serves "
        "this catalogue; without it one is made in the home folder.",
    ),
    Setting(
        "WAYLEAVE_PUBLIC_URL",
        "http://127.0.0.1:8000",
        "Where people reach the site; links in mails begin with it.",
    ),
    Setting(
        "WAYLEAVE_INSECURE_HTTP",
        "no",
        "yes to let WAYLEAVE_PUBLIC_URL be http:// elsewhere than on this machine; then passwords "
        "and sessions can be read on their way.",
    ),
    Setting(
        "WAYLEAVE_TRUSTED_PROXIES",
        "0",
        "How many proxies of yours stand before the server, each adding to X-Forwarded-For and "
        "X-Forwarded-Proto; with 0 these headers are ignored.",
    ),
    Setting(
        "WAYLEAVE_WORKERS",
        "2",
        "How many processes serve pages.",
    ),
    Setting(
        "WAYLEAVE_THREADS",
        "4",
        "How many requests each of these processes answers at a time.",
    ),
    Setting(
        "WAYLEAVE_MAIL",
        "files",
        "Where mails go: files for a folder in the home folder, or a server, smtps://host:465 or "
        "smtp://user@host:587.",
    ),
    Setting(
        "WAYLEAVE_MAIL_FROM",
        "no-reply@localhost",
        "The address that mails come from.",
    ),
    Setting(
        "WAYLEAVE_MAIL_PASSWORD_FILE",
        "",
        "A file with the password of the mail server's user.",
    ),
    Setting(
        "WAYLEAVE_OIDC_ISSUER",
        "",
        "The provider of single sign-on, by its OpenID Connect issuer (https://host); without it "
        "people sign in with a password of ours.",
    ),
    Setting(
        "WAYLEAVE_OIDC_CLIENT_ID",
        "",
        "What the provider calls this catalogue.",
    ),
    Setting(
        "WAYLEAVE_OIDC_CLIENT_SECRET_FILE",
        "",
        "A file with the secret that the provider gave out for this catalogue; without it none is "
        "sent.",
    ),
    Setting(
        "WAYLEAVE_OIDC_NAME",
        "single sign-on",
        "What people call the provider, as in: Sign in with.",
    ),
    Setting(
        "WAYLEAVE_HARVEST_ALLOW",
        "",
        "Hosts, as host:port parted by commas, that may be harvested although their address is "
        "not a public one.",
    ),
    Setting(
        "WAYLEAVE_FEED_LIMIT_MB",
        "200",
        "How large one page of a feed may be, in megabytes, before it is refused.",
    ),
    Setting(
        "WAYLEAVE_PAGE_SECONDS",
        "600",
        "How long reading one page of a feed may take, in seconds, before it is given up.",
    ),
    Setting(
        "WAYLEAVE_SANDBOX_MEMORY_MB",
        "2048",
        "How much memory the process that reads feeds may use, in megabytes.",
    ),
    Setting(
        "WAYLEAVE_CHECK_LIMIT_MB",
        "10",
        "How large a file may be that anybody has checked on the page for that, in megabytes.",
    ),
    Setting(
        "WAYLEAVE_CHECK_SECONDS",
        "60",
        "How long one such check may take, in seconds.",
    ),
    Setting(
        "WAYLEAVE_CHECKS_AT_A_TIME",
        "2",
        "How many such checks are made at a time by all processes together; others wait or are "
        "asked to come again.",
    ),
    Setting(
        "WAYLEAVE_SHACL_ENGINE",
        "reference",
        "What holds feeds against SHACL shapes: reference for pySHACL, fast for one that finds the "
        "same several times as fast and is younger.",
    ),
)
