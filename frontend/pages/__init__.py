"""The pages, one module or package for each journey."""

from flask import Blueprint

from frontend import signon
from frontend.pages import about, administration, answering, asking, finding, me, publishing
from frontend.pages.contexts import blueprint as contexts
from frontend.pages.quality.organisations import blueprint as quality
from frontend.pages.record.view import blueprint as record
from frontend.pages.register import blueprint as register
from frontend.pages.shapes import blueprint as shapes
from frontend.pages.template_downloads import blueprint as template_downloads
from frontend.pages.validating import blueprint as validating
from frontend.pages.whole_catalogue import blueprint as whole_catalogue


def blueprints() -> tuple[Blueprint, ...]:
    """Return every journey's routes."""
    return (
        *finding.blueprints(),
        *publishing.blueprints(),
        about.blueprint,
        contexts,
        record,
        quality,
        whole_catalogue,
        template_downloads,
        *signon.blueprints(),
        *me.blueprints(),
        *administration.blueprints(),
        *asking.blueprints(),
        *answering.blueprints(),
        register,
        validating,
        shapes,
    )
