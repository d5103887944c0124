"""A rival that does nothing: bare Flask, answering with the bytes of a page of ours.

``BENCHMARK_BODIES`` names a folder; each file in it is answered at its name.
"""

import os
from pathlib import Path

from flask import Flask, Response

_BODIES = {file.name: file.read_bytes() for file in Path(os.environ["BENCHMARK_BODIES"]).iterdir()}
app = Flask("rival", static_folder=None)


@app.get("/<name>")
def show(name: str) -> Response:
    """Answer with the bytes of a page."""
    return Response(_BODIES[name], mimetype="text/html")
