"""Proxies that stand before the server: how many there are, the settings say; none is guessed."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from frontend.web.services import services


def init_app(app: Flask) -> None:
    """Take a visitor's address from as many proxies as there are, from none of anybody else's.

    The name of the site is never taken from a request: it is ``WAYLEAVE_PUBLIC_URL``.
    """
    with app.app_context():
        count = services().settings.trusted_proxies
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask's documentation does
            app.wsgi_app, x_for=count, x_proto=count, x_host=0, x_port=0, x_prefix=0
        )
