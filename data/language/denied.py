"""What is denied, as it is meant: that there is none yet, or whether there is any."""

from dataclasses import replace

from data.language.composition.clauses import THEME
from data.language.composition.measures import PLANNED
from data.language.term import Term


def there_already(terms: list[Term]) -> list[Term]:
    """The terms where what there is none of yet is what is planned: "planerar e-tjänster men har inga", "inga befintliga"."""  # noqa: E501
    found, planned = list[Term](), False
    for term, after in zip(terms, [*terms[1:], replace(terms[-1], concepts={"COMMA": ""})], strict=True):
        ends = after.first or after.has("COMMA", "SURVEY_NAME") or (after.skipped and "ADDRESSEE" not in after)
        none = bool(found) and planned and "NO" in term and ends and found[-1].has("HAS", "BUT", "AND")
        if "EXISTING" in term and found and "NO" in found[-1] and planned and not after.has("MEASURE"):
            term = replace(term, concepts={"MEASURE": THEME})  # noqa: PLW2901  # "inga befintliga"
        found += [term, replace(term, first=False, concepts={"MEASURE": THEME})] if none else [term]
        planned |= "PLANNED" in term or term.concepts.get("MEASURE") in PLANNED.values()
    return found


def any_group(terms: list[Term]) -> list[Term]:
    """The terms where it is asked if there is a län or a group, and denied of none: "finns det inget län där …"."""
    found = list(terms)
    for i, (verb, term, noun) in enumerate(zip(terms, terms[1:], terms[2:], strict=False), 1):
        if "IS" in verb and "NO" in term and noun.has("LAN", "GROUP_NOUN"):
            found[i] = replace(term, concepts={"ANY": ""})
    return found


def all_but(terms: list[Term]) -> list[Term]:
    """The terms where those that are named right after many are left out of them: "all tourism municipalities but Östhammar"."""  # noqa: E501
    found = list(terms)
    for i, (one, two, three) in enumerate(zip(terms, terms[1:], terms[2:], strict=False)):
        if "BUT" in two and one.has("KOMMUN", "GROUP", "SIZE") and (three.place or three.has("GROUP")):
            found[i + 1] = replace(two, concepts={"EXCEPT": ""})
    return found
