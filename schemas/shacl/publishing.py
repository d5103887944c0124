"""The files of shapes as they are published, in the syntaxes that others read."""

import functools
from typing import Final

import pyoxigraph
from pyoxigraph import RdfFormat

from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write
from schemas.shacl.shapes import own_file

#: The names that they have in their addresses.
PUBLISHED: Final = ("uk-profile", "vocabularies")


@functools.cache
def in_syntax(name: str, syntax: Syntax) -> bytes:
    """Give a published file; in Turtle as it was written, with its comments."""
    turtle = own_file(f"{name}.ttl")
    if syntax is Syntax.TURTLE:
        return turtle
    return write(pyoxigraph.parse(turtle, format=RdfFormat.TURTLE), syntax)
