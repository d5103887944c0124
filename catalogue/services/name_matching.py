"""Whether two spellings are one person's name."""

import re

from search.folding import folded

#: Letters that do not fall apart into a plain one and a mark, and how they are written without.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
_APOSTROPHES = re.compile("['`\\u00b4\\u2018\\u2019\\u02bc]")
_WORD = re.compile(r"[^\W_]+")


def is_same_name(name: str, first_name: str, surname: str) -> bool:
    """Tell whether somebody's name may be that of a register's first name and surname.

    Case, accents, apostrophes, hyphens and order do not count; second first names may be missing on
    either side. Every part of the surname and the first of the first names must be there.
    """
    theirs, given, family = _words(name), _words(first_name), _words(surname)
    if not theirs or not given or not family:
        return False
    needed = {*family, given[0]}
    registered = {*family, *given}
    return needed <= set(theirs) and (set(theirs) <= registered or registered <= set(theirs))


def _words(name: str) -> list[str]:
    plain = folded(name).translate(_PLAIN)
    return _WORD.findall(_APOSTROPHES.sub("", plain))
