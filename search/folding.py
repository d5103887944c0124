"""Text made comparable: without case, accents and odd spacing."""

import unicodedata


def encodable(text: str) -> str:
    """Replace lone surrogates, which neither engine can take."""
    return text.encode("utf-8", "replace").decode("utf-8")


def folded(text: str) -> str:
    """Return the text without case, accents and superfluous space."""
    if text.isascii():
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
