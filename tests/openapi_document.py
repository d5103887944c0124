"""``python -m tests.openapi_document`` writes ``docs/openapi.json`` as the interface is now."""

import json
import tempfile
from pathlib import Path

from catalogue.settings import Settings
from frontend.api.documentation import document
from frontend.app import create_app

KEPT = Path(__file__).parent.parent / "docs" / "openapi.json"


def main() -> None:
    """Write the document."""
    with tempfile.TemporaryDirectory() as home:
        app = create_app(Settings.from_env({"WAYLEAVE_HOME": home}))
        with app.app_context():
            text = json.dumps(document(), indent=1, ensure_ascii=False)
    KEPT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
