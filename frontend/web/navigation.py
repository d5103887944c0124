"""The links that stand on every page."""

from flask import Flask

from catalogue.domain.viewer import Viewer
from catalogue.policy.entrances import Entrance, Permission, entrance
from frontend.web.viewing import current_viewer

_MAIN = (
    ("/search", "Search", Permission.EVERYONE),
    ("/organisations", "Organisations", Permission.EVERYONE),
    ("/themes", "Themes", Permission.EVERYONE),
    ("/register", "Register of uses", Permission.EVERYONE),
    ("/requests", "My requests", Permission.SIGNED_IN),
    ("/cases", "Inbox", Permission.ANSWER_REQUESTS),
    ("/publishing", "Publishing", Permission.LOOK_AFTER_RECORDS),
    ("/administration", "Administration", Permission.ADMINISTER),
    ("/about", "About", Permission.EVERYONE),
)
_FOOTER = (
    ("/about", "About this catalogue"),
    ("/about/how-to-get-data", "How to get data"),
    ("/validate", "Check your metadata"),
    ("/figures", "Figures"),
    ("/api/v1/documentation", "API for programs"),
    ("/accessibility", "Accessibility statement"),
    ("/privacy", "Privacy and cookies"),
)


def init_app(app: Flask) -> None:
    """Give every template its links."""
    app.context_processor(_links)


def _links() -> dict[str, object]:
    return {"navigation": main_links(current_viewer()), "footer_links": _FOOTER}


def main_links(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the links to the parts of the service that a viewer may enter."""
    return [
        (address, text)
        for address, text, permission in _MAIN
        if entrance(viewer, permission) is Entrance.OPEN
    ]
