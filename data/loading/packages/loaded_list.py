"""A list of scores that was loaded for a survey: list.csv and list.toml, laid over what its package says."""

import tomllib
from dataclasses import field

import pandas as pd

from data.loading.packages.survey_toml import LIST_SOURCE, written
from data.loading.packages.tables import KEYS, Tables, among, differing
from data.model.frozen import frozen
from data.model.measures import KOMMUN_MEASURES
from data.store.loaded_files import LoadedFile

FILE, HEAD = "list.csv", "list.toml"
_MEASURES = ("score", "e_services", "apps")
_SAID = {"precision": "exact", "origin": "published", "source": LIST_SOURCE, "note": ""}


@frozen
class Listed:
    """What a list says. `whole`: it is the survey's own ranking list, with all of its scores."""

    fact: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*KEYS, "value"]).astype({"value": float}))
    source: dict[str, dict[str, str]] = field(default_factory=dict)
    whole: bool = False

    def over(self, published: pd.DataFrame, names: dict[str, str]) -> tuple[pd.DataFrame, list[str]]:
        """The published facts and those of the list; and where they differ. What is published stays."""
        notices = [
            f"{names[str(row.kommun)]}: {row.measure} is published as {row.value:g}; the list says {row.other:g}. "
            "The published one stays."
            for row in differing(published, self.fact).itertuples()
        ]
        added = self.fact[~among(self.fact, published, KEYS)]
        return pd.concat([published, added]) if len(added) else published, notices

    def figures(self, scale: int | None) -> pd.DataFrame:
        """National figures, of a list that is whole."""
        scores = self.fact.loc[self.fact["measure"] == "score", "value"]
        counted = {"ranked": float(len(scores)), "full_marks": float((scores == scale).sum())}
        frame = pd.DataFrame(counted.items(), columns=["measure", "value"])
        return frame.assign(text_sv="", text_en="", **{**_SAID, "origin": "computed"})


def head(file: LoadedFile) -> str:
    """The list.toml of a package: what that which was loaded says, and where the list came from and when."""
    whole = bool(tomllib.loads(file.content).get("whole"))
    return written({"whole": whole, "title": file.loaded_from, "loaded_on": file.loaded_on})


def read_listed(tables: Tables, scale: int | None) -> Listed:
    """The list of a package; an empty one where none was loaded."""
    wide = tables.csv(FILE)
    if wide is None or not (tables.folder / HEAD).exists():
        return Listed()
    said = tomllib.loads((tables.folder / HEAD).read_text(encoding="utf-8"))
    if scale is None:
        tables.wrong(FILE, "has scores, but the survey has no scale")
        return Listed()
    tables.check(FILE, wide, "kommun", wide["kommun"].isin(list(tables.kommuner)), "the code of a kommun")
    numbers = wide.assign(**{m: pd.to_numeric(wide[m], errors="coerce") for m in _MEASURES if m in wide})
    right = (wide["score"] == "") | numbers["score"].between(0, scale)
    tables.check(FILE, wide, "score", right, f"0 to {scale} points")
    measures = [m for m in numbers.columns if m in KOMMUN_MEASURES]
    long = numbers.melt(id_vars="kommun", value_vars=measures, var_name="measure", value_name="value")
    fact = long[long["value"].notna()].astype({"value": float}).assign(**_SAID)
    source = {LIST_SOURCE: {"title": said["title"], "url": "", "loaded_on": said["loaded_on"]}}
    return Listed(fact, source, bool(said.get("whole")))
