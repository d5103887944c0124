"""The pages, one module or package for each journey."""

from flask import Blueprint

from frontend import signon
from frontend.pages import about, administration, answering, asking, finding, me, publishing
from frontend.pages.record.view import blueprint as record
from frontend.pages.register import blueprint as register
from frontend.pages.validating import blueprint as validating
from frontend.pages.whole_catalogue import blueprint as whole_catalogue


def blueprints() -> tuple[Blueprint, ...]:
    """Return every journey's routes."""
    return (
        *finding.blueprints(),
        *publishing.blueprints(),
        about.blueprint,
        record,
        whole_catalogue,
        *signon.blueprints(),
        *me.blueprints(),
        *administration.blueprints(),
        *asking.blueprints(),
        *answering.blueprints(),
        register,
        validating,
    )
