"""Words that a query may contain and a matching record need not."""

_ARTICLES_AND_PRONOUNS = (
    "a an the i it its me my our their them they you your we us there these this that"
)
_PREPOSITIONS = "about after at between by for from in into of on per to upon with within"
_CONJUNCTIONS = "all and any as but if no nor not or so than then when where while"
_VERBS_AND_QUESTIONS = (
    "are be been can do does had has have is was were will would what which who whose why how"
)

STOP_WORDS = frozenset(
    f"{_ARTICLES_AND_PRONOUNS} {_PREPOSITIONS} {_CONJUNCTIONS} {_VERBS_AND_QUESTIONS}".split()
)
"""They stay in the index, so that a phrase holds them; in a list of words they are optional."""
