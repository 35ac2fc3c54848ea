"""What is known of a kommun beside its score, in this survey and in others."""

from data.model.result import Profile, Row
from handlers.replies.phrases import Phrases
from handlers.replies.sources import titled


def else_known(row: Row, p: Phrases) -> list[str]:
    """Its other figures that are known, in one sentence."""
    has: list[str] = []
    lacks: list[str] = []
    for key, value in row.values.items():
        measure = p.result.measures[key]
        if key in (p.measure_of("score").id, "answered", "population") or value.value is None:
            continue
        one, many, name = p.words(measure)
        if measure.unit == "number" and not value.value:
            lacks.append(many)
        elif measure.unit == "yes_no":
            (has if value.value else lacks).append(one if value.value else name)
        elif key == "e_services_planned":
            has.append(p.say("planned_too", n=p.n(value.value)))
        else:
            has.append(p.held(value, measure))
    said = [p.say("has_too", list=p.names(has))] if has else []
    return [*said, p.say("lacks_too", list=p.names(lacks))] if lacks and p.result.survey.answers_known else said


def elsewhere(profile: Profile, p: Phrases) -> list[str]:
    """What other surveys measure of it, each with its source."""
    return [
        p.say(
            "elsewhere_known",
            name=p.label(measure),
            amount=p.figure(value, measure),
            source=titled(value.source, p.lang) if value.source else "",
        )
        for measure, value in profile.elsewhere
    ]
