"""Languages: two- and three-letter codes and authority addresses, reduced to BCP 47 tags."""

import functools
import re
from typing import Final

from schemas.vocabularies.terms import last_part, remembered

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LANGUAGE, _SCRIPT, _REGION = 3, 4, 2

# ISO 639-2/3 (both the bibliographic and the terminological codes) to ISO 639-1.
_TWO_LETTER: Final = {
    "eng": "en", "cym": "cy", "wel": "cy", "gle": "ga", "gla": "gd", "cor": "kw", "sco": "sco",
    "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "pol": "pl", "ron": "ro", "rum": "ro", "bul": "bg", "ces": "cs",
    "cze": "cs", "slk": "sk", "slo": "sk", "slv": "sl", "hrv": "hr", "srp": "sr", "hun": "hu",
    "ell": "el", "gre": "el", "dan": "da", "swe": "sv", "nor": "no", "nob": "nb", "nno": "nn",
    "fin": "fi", "est": "et", "lav": "lv", "lit": "lt", "mlt": "mt", "isl": "is", "ice": "is",
    "cat": "ca", "eus": "eu", "baq": "eu", "glg": "gl", "roh": "rm", "ara": "ar", "heb": "he",
    "tur": "tr", "rus": "ru", "ukr": "uk", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko",
    "hin": "hi", "ben": "bn", "urd": "ur", "pan": "pa", "guj": "gu", "fas": "fa", "per": "fa",
}  # fmt: skip
_BY_NAME: Final = {"english": "en", "welsh": "cy", "cymraeg": "cy", "gaelic": "gd", "irish": "ga"}


@functools.lru_cache(maxsize=1024)
def tag(name: str) -> str:
    """Write a language tag in its usual case: ``en-GB``, ``zh-Hant``."""
    first, *rest = name.split("-")
    parts = [first.lower()]
    for part in rest:
        after_singleton = len(parts[-1]) == 1
        if len(part) == _REGION and part.isalpha() and not after_singleton and len(parts) > 0:
            in_extension = any(len(known) == 1 for known in parts)
            parts.append(part.lower() if in_extension else part.upper())
        elif len(part) == _SCRIPT and part.isalpha() and len(parts) == 1:
            parts.append(part.title())
        else:
            parts.append(part.lower())
    return "-".join(parts)


@remembered
def lookup(name: str) -> str | None:
    """Find the tag of a language by code, name or address; nothing if it looks like none."""
    code = last_part(name) if "://" in name else name.strip()
    if code.lower() in _BY_NAME:
        return _BY_NAME[code.lower()]
    if not _TAG.fullmatch(code.replace("_", "-")):
        return None
    first, _, rest = code.replace("_", "-").partition("-")
    short = _TWO_LETTER.get(first.lower(), first.lower())
    return tag(f"{short}-{rest}" if rest else short)
