"""The sample departments: feeds written for this project, and what the demonstration asks of them.

Departments, people and figures are made up. ``departments.toml`` lists the sources and searches.
"""

from importlib.resources import files
from pathlib import Path

FOLDER = Path(str(files(__name__)))
DEPARTMENTS = FOLDER / "departments.toml"
FEEDS = FOLDER / "feeds"
#: What a department published a week later by mistake.
LATER = FOLDER / "later"
