"""`python bot.py load kolada` and `refresh`: measures of Kolada into the store, all or nothing."""

from collections import Counter

from data.loading.build import Plan, build
from data.loading.load import DRY, Tell
from data.loading.packages.registry import Registry
from data.loading.packages.writing import Stored
from data.loading.sources import kolada
from data.loading.sources.kolada_api import Kolada, Stopped
from data.loading.sources.kolada_packages import NAME
from data.model.problems import InvalidInput
from data.store.loaded_files import LoadedFile

_PAGES = ".kolada-pages"  # beside the store: what was fetched by a load that did not end


def load_kolada(plan: Plan, asked: str, url: str, tell: Tell = lambda _: None) -> list[str]:
    """Load measures of Kolada: the listed ones for "kolada", or "kolada:N07900". InvalidInput: nothing was changed."""
    api = Kolada(url, plan.db.resolve().parent / _PAGES, tell)
    wanted, kommun = kolada.wanted(asked), Registry(plan.registry).kommun
    names = dict(zip(kommun["code"], kommun["name"], strict=True))
    try:
        new = kolada.fetch(api, wanted, names, tell)
    except Stopped:
        raise
    except InvalidInput:
        api.forget()  # what does not fit may do so when it is fetched anew
        raise
    groups = {file.survey.rpartition("-")[0] for file in new}

    def change(files: list[LoadedFile], _: Registry) -> list[LoadedFile]:
        return [file for file in files if file.survey.rpartition("-")[0] not in groups] + new

    built = build(plan, change, tell)
    if not plan.dry:
        api.forget()
    stored = [built.surveys[survey] for survey in dict.fromkeys(file.survey for file in new)]
    said = [_fetched(survey) for survey in stored]
    notices = [notice for survey in stored for notice in survey.notices]
    return [*built.aside, *said, *notices, *([DRY] if plan.dry else [])]


def refresh(plan: Plan, url: str, tell: Tell = lambda _: None) -> list[str]:
    """Load everything anew that was loaded from Kolada."""
    ids = kolada.loaded(plan.current()[1])
    if not ids:
        return ["Nothing is loaded that can be fetched anew; python bot.py load kolada does."]
    return load_kolada(plan, f"{NAME}:{','.join(sorted(ids))}", url, tell)


def _fetched(survey: Stored) -> str:
    counts = Counter(measure for _, measure in survey.facts)
    measures = ", ".join(f"{key} of {count} kommuner" for key, count in counts.most_common())
    return f"{survey.head['name']} ({survey.head['id']}): {measures}."
