"""The one figure that a question is about, by the stems of its words."""

from data.language.pattern import stems
from data.model.query import Measure

_SERVICES = r"(?:e ?tjanst\w*|tjanster\w*|e ?services?|services)"

# Words that say of services that they are yet to come.
PLANNED = (
    r"(?:planer\w*|planned|planning|plans?(?= (?:most|fewest|the|more|any|no|to|\d))|kommande|upcoming|pa gang|pa vag"
    r"|pa ingang|under utveckling|in progress|on (?:the|its|their) way|in the pipeline|under development)"
)
_BETWEEN = r"(?: (?!(?:men|och|eller|but|and|or)\b)\w+){0,5}"
_NOT = (
    r"(?:saknar|saknade|utan|inga|ingen|inte (?:har|hade|erbjuder)|(?:har|hade|erbjuder) inte|no|without|lacks?|zero"
    r"|(?:not|don t|doesn t) (?:have|offer))"
)

# One figure; the first that is found is meant. About a kommun, about the country, or about either.
FIGURES: tuple[tuple[Measure, str], ...] = (
    ("cooperates_operations", stems(r"(?:gemensam )?drift\w*; underhall\w*; operations; maintenance")),
    (
        "cooperates_procurement",
        stems(
            r"\w*upphandl\w*; procur\w*; koper in; kop in; samverk\w*; samarbet\w*; cooperat\w*; tillsammans; together;"
            r"joint\w*"
        ),
    ),
    (
        "success_factor",
        stems(
            r"framgangs?faktor\w*; success factors?; (?:key|keys|secret) to success; skiljer toppen;"
            r"skiljer (?:de )?(?:basta|bast) \w+ (?:de )?samsta?;"
            r"(?:separates|sets) the (?:best|top)(?: ones)? (?:from|apart);"
            r"hur blir (?:man|vi|en kommun) (?:bast|battre|bra)(?: pa e tjanster)?$;"
            r"how (?:do|does|can) (?:you|we|one|a kommun|a municipality) (?:become|get|be) (?:the )?(?:best|better)$"
        ),
    ),
    ("commonest", stems(r"vanlig\w*; common\w*; popular\w*")),
    (
        "e_services_planned",
        stems(rf"{PLANNED}{_BETWEEN} {_SERVICES}; {_SERVICES}{_BETWEEN} {PLANNED}"),
    ),
    (
        "e_services_max",
        stems(
            rf"(?:hogsta? antalet?|storsta? antalet?|som mest|most|highest number of|maximum|maxantal\w*) {_SERVICES};"
            rf"(?:rekord\w*|record|maxvarde\w*)(?: \w+)? {_SERVICES};"
            rf"{_SERVICES} (?:\w+ ){{0,5}}(?:flest|som mest|most|at most)"
        ),
    ),
    ("no_e_services", stems(rf"{_NOT}(?: \w+)?? {_SERVICES}")),
    ("e_strategy", stems(r"e ?strateg\w*; it strateg\w*; digitaliseringsstrateg\w*")),
    (
        "e_responsible",
        stems(
            r"e ?ansvarig\w*; ansvarig(?: \w+){0,2} e ?(?:forvaltning\w*|tjanst\w*); in charge of e ?\w+;"
            r"ansvarig person; (?:har|utsett) en ansvarig; (?:person|somebody|someone|anyone) responsible"
        ),
    ),
    ("no_apps", stems(rf"{_NOT}(?: \w+)?? app\w*")),
    ("apps", stems(r"app(?:ar|arna|en|s)?; mobilapp\w*")),
    ("my_pages", stems(r"mina sidor; my pages")),
    ("eid", stems(r"e ?leg(?:itimation\w*)?; e ?id; bank ?id; electronic id\w*")),
    ("e_services", stems(_SERVICES)),
    (
        "silent",
        stems(
            r"(?:inte|ej|aldrig) (?:\w+ )?(?:be)?svar(?:a|at|ade|ar); (?:be)?svara\w* (?:inte|ej|aldrig); bortfall\w*;"
            r"non ?respon\w*;"
            r"(?:not|never|(?:did|has|have|had)n t) (?:answer\w*|repl\w*|respon\w*|take part|participat\w*)"
        ),
    ),
    (
        "answered",
        stems(
            r"(?:be)?svar(?:a|ade|at|ar|en|ande|sfrekvens\w*|sandel\w*)?; delto\w*; deltag\w*; respon\w*; answer\w*;"
            r"repl(?:y|ied);"
            r"took part; participat\w*; med i undersokningen; bortfall\w*"
        ),
    ),
    (
        "ranked",
        stems(
            r"rankad\w*; ranked; (?:med )?i ranking\w*; (?:in|on) the (?:ranking|list)\w*; rangordnad\w*; med pa listan"
        ),
    ),
    ("rank_group", stems(r"rank ?grupp\w*; poanggrupp\w*; rank groups?")),
    ("position", stems(r"plats; placering\w*; placer\w*; place; position; rank(?:as)?; hamna\w*")),
    ("median", stems(r"median\w*")),
    ("mean", stems(r"\w*snitt\w*; medel(?:varde\w*|poang\w*|tal\w*|betyg\w*)?; averages?; mean; avg")),
    (
        "population",
        stems(r"hur manga (?:invanare|bor); invanarantal\w*; folkmangd\w*; befolkning\w*; population; how many people"),
    ),
    ("score", stems(r"\w*poang\w*; scores?; points?; betyg\w*; siffra\w*; resultat\w*; results?")),
)
