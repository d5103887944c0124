"""An organisation: whose data it is, and whose people look after it."""

import msgspec


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation by its GOV.UK slug.

    ``mailbox`` is where requests for its data are announced. ``domains`` are those of its e-mail
    addresses, in lower case: whoever single sign-on vouches for with an address in one of them is
    a government user while the organisation is of government and active.
    """

    slug: str
    name: str
    abbreviation: str = ""
    mailbox: str = ""
    is_government: bool = False
    domains: tuple[str, ...] = ()
    is_active: bool = True
