"""What to do about each gap, in a few words and in a sentence: the rule's where there is a rule."""

from collections.abc import Mapping
from typing import Final

from schemas.rules.codes import RULES

#: The fixes that no rule of the standard has, as it does not ask for these things.
OWN_FIXES: Final[Mapping[str, str]] = {
    "KEYWORD": "Add the words that people would search for this data by (dcat:keyword).",
    "SPATIAL": "Say which place or area the data is about (dct:spatial).",
    "TEMPORAL": "Say which period the data is about (dct:temporal).",
    "ISSUED": "Say when the data was first published (dct:issued).",
    "LANDING-PAGE": "Link to a page about the data (dcat:landingPage).",
    "LANGUAGE": "Say in which language the data is (dct:language).",
    "ACCESS-RIGHTS-MISSING": "Say who may have the data (dct:accessRights).",
    "CONTACT-TEAM": "Name a team with a shared mailbox instead of one person: it lasts longer.",
    "CONTACT-OTHER-WAY": "Give the contact a page, a telephone number or a postal address too.",
    "WAY-TO-ASK": "Name the route, or link to the page that says how to ask for the data.",
    "WAY-TO-GET": "Say where the data can be had: the address of a file or of a page about it.",
    "TIME-BAND": "Say how long it takes to get access.",
    "COST": "Say what access costs, also if it costs nothing.",
    "ELIGIBILITY": "Say who can apply, and which conditions they must meet.",
    "CURRENCY": "Update the data, or correct the date or the frequency if they are wrong.",
    "TABLES": "Describe the tables of the data and their variables (csvw:Table, csvw:Column).",
    "VARIABLE-DESCRIPTIONS": "Say in plain English what each variable holds.",
    "VARIABLE-TYPES": "Give each variable the type of its values (csvw:datatype).",
    "UNMET": "Look through what was found in the record's report, the gravest first.",
    "REPAIRED": "Write the values as the standard does; the record's report names each.",
}

#: What to do, in a few words, to which "to 12 records" can be added.
SHORT: Final[Mapping[str, str]] = {
    "SUMMARY-MISSING": "Add a summary",
    "THEME-MISSING": "Add a theme",
    "ALTERNATIVE-TITLE-MISSING": "Add another name",
    "DISTRIBUTION-MISSING": "Add the forms the data can be had in",
    "ISSUED-MISSING": "Add the date of first publication",
    "ISSUED": "Add the date of first publication",
    "KEYWORD": "Add keywords",
    "SPATIAL": "Add the place the data is about",
    "TEMPORAL": "Add the period the data is about",
    "LANDING-PAGE": "Add a page about the data",
    "LANGUAGE": "Add the language of the data",
    "LICENCE-MISSING": "Add a licence",
    "DESCRIPTION-MISSING": "Add a description",
    "MODIFIED-MISSING": "Add the date of the last change",
    "PUBLISHER-MISSING": "Add a publisher",
    "CREATOR-MISSING": "Add a creator",
    "VERSION-MISSING": "Add a version",
    "FREQUENCY-MISSING": "Add the update frequency",
    "CLASSIFICATION-MISSING": "Add a security classification",
    "ENDPOINT-DESCRIPTION-MISSING": "Add a link to the service's documentation",
    "SERVICE-STATUS-MISSING": "Add the phase of the service",
    "SERVICE-TYPE-MISSING": "Add the kind of service",
    "DISTRIBUTION-TITLE-MISSING": "Add titles of distributions",
    "DISTRIBUTION-LICENCE-MISSING": "Add licences of distributions",
    "MEDIA-TYPE-MISSING": "Add media types of distributions",
    "CONTACT-MISSING": "Add a contact",
    "CONTACT-NAME-MISSING": "Add a contact name",
    "CONTACT-EMAIL-MISSING": "Add a contact e-mail",
    "CONTACT-EMAIL-INVALID": "Correct the contact e-mail",
    "CONTACT-TEAM": "Name a team as the contact",
    "CONTACT-OTHER-WAY": "Add a contact page or telephone number",
    "ACCESS-RIGHTS-MISSING": "Add access rights",
    "WAY-TO-ASK": "Add the way to ask for access",
    "WAY-TO-GET": "Add where the data can be had",
    "TIME-BAND": "Add how long access takes",
    "COST": "Add what access costs",
    "ELIGIBILITY": "Add who can apply",
    "CURRENCY": "Bring the data or its date up to date",
    "TABLES": "Describe the tables and variables",
    "VARIABLE-DESCRIPTIONS": "Add descriptions of variables",
    "VARIABLE-TYPES": "Add types of variables",
    "UNMET": "Mend what is mandatory",
    "REPAIRED": "Write values as the standard does",
}


def fix_of(key: str) -> str:
    """Return the sentence that says what to do: that of the rule, or our own."""
    return OWN_FIXES.get(key) or RULES[key].fix


def short_of(key: str) -> str:
    """Return what to do in a few words; a gap without any is named by its rule."""
    return SHORT.get(key) or f"Mend what the rule {key} found"
