"""Stems of words and short phrases, folded, by which it is told what a question is about."""

from data.query import Measure, Topic


def _stems(text: str) -> str:
    """A pattern of folded stems, divided by semicolons, that begin and end where words do.

    A text, not yet compiled: that is done when the first question needs it, and takes 10 ms of its time.
    """
    stems = [stem.strip() for stem in text.split(";")]
    return rf"\b(?:{'|'.join(stems)})\b"


_SERVICES = r"(?:e ?tjanst\w*|tjanster\w*|e ?services?|services)"

_NOT = (
    r"(?:saknar|saknade|utan|inga|ingen|inte (?:har|erbjuder)|no|without|lacks?|zero"
    r"|(?:not|don t|doesn t) (?:have|offer))"
)

# One figure; the first that is found is meant. About a kommun, about the country, or about either.
FIGURES: tuple[tuple[Measure, str], ...] = (
    ("cooperates_operations", _stems(r"(?:gemensam )?drift\w*; underhall\w*; operations; maintenance")),
    (
        "cooperates_procurement",
        _stems(
            r"\w*upphandl\w*; procur\w*; koper in; kop in; samverk\w*; samarbet\w*; cooperat\w*; tillsammans; together;"
            r"joint\w*"
        ),
    ),
    (
        "success_factor",
        _stems(r"framgangs?faktor\w*; success factors?; (?:key|keys|secret) to success; skiljer toppen"),
    ),
    ("commonest", _stems(r"vanlig\w*; common\w*; popular\w*")),
    (
        "e_services_max",
        _stems(
            rf"(?:hogsta? antalet?|storsta? antalet?|som mest|most|highest number of|maximum|maxantal\w*) {_SERVICES};"
            rf"(?:rekord\w*|record|maxvarde\w*)(?: \w+)? {_SERVICES};"
            rf"{_SERVICES} (?:\w+ ){{0,5}}(?:flest|som mest|most|at most)"
        ),
    ),
    ("no_e_services", _stems(rf"{_NOT}(?: \w+)?? {_SERVICES}")),
    ("e_strategy", _stems(r"e ?strateg\w*; it strateg\w*; digitaliseringsstrateg\w*")),
    (
        "e_responsible",
        _stems(r"e ?ansvarig\w*; ansvarig(?: \w+){0,2} e ?(?:forvaltning\w*|tjanst\w*); in charge of e ?\w+"),
    ),
    ("no_apps", _stems(rf"{_NOT}(?: \w+)?? app\w*")),
    ("apps", _stems(r"app(?:ar|arna|en|s)?; mobilapp\w*")),
    ("e_services", _stems(_SERVICES)),
    (
        "silent",
        _stems(
            r"(?:inte|ej|aldrig) (?:\w+ )?(?:be)?svar(?:a|at|ade|ar); (?:be)?svara\w* (?:inte|ej|aldrig); bortfall\w*;"
            r"non ?respon\w*;"
            r"(?:not|never|(?:did|has|have|had)n t) (?:answer\w*|repl\w*|respon\w*|take part|participat\w*)"
        ),
    ),
    (
        "answered",
        _stems(
            r"(?:be)?svar(?:a|ade|at|ar|en|ande|sfrekvens\w*|sandel\w*)?; delto\w*; deltag\w*; respon\w*; answer\w*;"
            r"repl(?:y|ied);"
            r"took part; participat\w*; med i undersokningen; bortfall\w*"
        ),
    ),
    (
        "ranked",
        _stems(
            r"rankad\w*; ranked; (?:med )?i ranking\w*; (?:in|on) the (?:ranking|list)\w*; rangordnad\w*; med pa listan"
        ),
    ),
    ("rank_group", _stems(r"rank ?grupp\w*; poanggrupp\w*; rank groups?")),
    ("position", _stems(r"plats; placering\w*; placer\w*; place; position; rank(?:as)?; hamna\w*")),
    ("median", _stems(r"median\w*")),
    ("mean", _stems(r"\w*snitt\w*; medel(?:varde\w*|poang\w*|tal\w*|betyg\w*)?; averages?; mean; avg")),
    (
        "population",
        _stems(
            r"hur manga (?:invanare|bor); invanarantal\w*; folkmangd\w*; befolkning\w*; population; how many people"
        ),
    ),
    ("score", _stems(r"\w*poang\w*; scores?; points?; betyg\w*; siffra\w*; resultat\w*; results?")),
)
HOW_MANY = _stems(
    r"hur manga; antal\w*; hur stor\w* (?:andel|del|procent); andel\w*; procent\w*; hur mycket; how many; number of;"
    r"share; percent\w*; proportion; fraction; how large; hur vanlig\w*; number with"
)
HOW_MANY_POINTS = _stems(r"hur manga (?:poang|p|pinnar); antal\w* poang; how many points; number of points")
SUMMARY = _stems(
    r"statist\w*; statis\w*tk; \w*siffror\w*; nyckeltal\w*; (?:\w*snitt|snitt\w*); genomsnitt\w*; median\w*;"
    r"riksniva\w*;"
    r"medel(?:varde\w*|poang\w*|tal\w*|betyg\w*)?; spridning\w*; \w*fordelning\w*; fordelas; sammanfatt\w*; stats;"
    r"figures;"
    r"averages?; distribution; spread; summar\w*; overview; oversikt\w*; overblick\w*; typisk\w* poang;"
    r"typical score; mittenvarde\w*; mean (?:score|points?|of|for|in); kvartil\w*; quartiles?; interquartile\w*;"
    r"spannet?; varians\w*; variance; standardavvik\w*; standard deviation; (?:som|as a) (?:helhet|whole); avg;"
    r"(?:hogsta?|highest|max) (?:och|o|and|to|till|minus) (?:lagsta?|lowest|min);"
    r"(?:lagsta?|lowest|min) (?:och|o|and|to|till) (?:hogsta?|highest|max)"
)
STATE = _stems(
    r"hur (?:ser|sag) det ut; hur mar; lagesbild\w*; helhetsbild\w*; situation; big picture; hur star det till;"
    r"hur (?:gar|gick|ligger) det for; laget; how are things; doing;"
    r"look like"
)
TREND = _stems(
    r"utveckl(?:ing|ingen|ats|as|at); tre?nd\w*; forandr\w*; historik\w*; over tid; sedan; vad har hant; framat; bakat;"
    r"blivit (?:battre|samre|fler|farre|hogre|lagre); klattra\w*; rasa[td]?; forbattrat\w*; forsamrat\w*; oka[trs]?;"
    r"okade;"
    r"minska[trs]?; minskade; forra (?:gangen|aret|undersokningen|matningen);"
    r"tidigare (?:ar|undersokning\w*|matning\w*);"
    r"changed?; changes; develop\w*; over (?:time|the years); since; improved; improving; last (?:time|survey);"
    r"progress\w*;"
    r"(?:gotten|got|become) (?:better|worse); years ago; skillnad(?:en)? mot; okning\w*; minskning\w*; increas\w*;"
    r"grow\w*;"
    r"decreas\w*; foregaende; earlier; previous\w*; gatt (?:upp|ner|utfor|framat|bakat|battre|samre); da och nu;"
    r"history;"
    r"tidsserie\w*; utfor; riktning\w*; halkat; sen sist; gone (?:up|down); then and now; dropped; climbed; grown;"
    r"tappat placering\w*; forr; kurva\w*; uppat; nedat; uppgang\w*; nedgang\w*; frammarsch; fore och efter;"
    r"on the rise;"
    r"before and after; climb\w*; gained; slipping; stand still; still eller; moved; movement; moving; historisk\w*;"
    r"historically; tillbakablick\w*; varierat; framsteg; sjunkit; vaxer; over aren; rort pa sig; backar; than before;"
    r"mellan (?:matningarna|undersokningarna); between the surveys; vilket hall"
)
LIST = _stems(
    r"lista?; litsa; listor; samtliga; forteckning\w*; (?:alla|all|every) [0-9]+; vad heter kommun\w*; rakna upp;"
    r"rabbla\w*; uppraknin\w*; radda upp; utgor;"
    r"kommun(?:register|lista|forteckning)\w*; medlemma\w*; members; roster; names of; spell out; located in; namn pa;"
    r"vad finns det for kommuner; bestar av vilka; vilka kommuner \w+ (?:har|hor hemma); which ones are; vilka ryms;"
    r"which municipalities \w+ has; som ligger i; names within; municipality names;"
    r"(?:alla|all|every)(?: (?:the|de))? (?:\w+ )?(?:\w*kommun\w*|municipalit\w*|i|in);"
    r"(?:vilka|vilken|which|what)(?: ar| are)?(?: the)? (?:\w*kommun\w*|municipalit\w*)"
    r" (?:ligger|finns|ingar|hor|tillhor|raknas|ar|are|is|belong|lie);"
    r"(?:vilka|which)(?: \w+)? (?:ingar|tillhor|hor till|raknas|belongs?)"
)
MEMBERS = _stems(
    r"(?:vilka|who)(?: s| are| is)?(?: ligger| finns| ar| har vi)?(?: med)?"
    r" (?:i|in|pa|on) \w+(?: lan(?:et)?| county)?$;"
    r"^(?:\w+ ){0,2}(?:kommuner(?:na)?|municipalities|places) (?:i|in|pa|on|of) \w+(?: lan(?:et)?| county)?"
    r"(?: tack| please)?$;"
    r"^\w+s kommuner$"
)
REASON = _stems(
    r"varfor; saknas; fattas; delpoang\w*; forklar\w*; why; missing; explain\w*; miss(?:ade|at|ar); forlora\w*;"
    r"tappa(?:r|de|t poang)?;"
    r"behover \w+ (?:gora|forbattra|fa|bli); (?:vad|what) (?:kravs|behovs|does \w+ need); brist\w*; lack\w*; lost?;"
    r"lose;"
    r"hur (?:kan|ska|fick); how (?:can|could|should); dr[oa]r? ner; forbattra(?: sig)?; to improve; should \w+ improve;"
    r"beror; per komponent; per del; uppdelat; breakdown; needs? to;"
    r"miste om; ligger bakom; kommer det sig; motivera\w*; bestar; bryt ner; break down; fatt sina; bli battre pa;"
    r"satsa;"
    r"sankte; orsak\w*; anledning\w*; foll; brast; atgarder; lyfter; svag\w* (?:sid|punkt)\w*; svaghet\w*; styrk\w*;"
    r"specificera\w*; punkt for punkt; gjort for fel; resterande; komponent\w*; tyngde; pulled; fail\w*; how come;"
    r"caused;"
    r"item by item; strengths?; weakness\w*; tick(?:ed)?; itemi[sz]e; take for; rest of; earn\w*; not doing;"
    r"account for;"
    r"work on; owes?; falling short; tjanade; bockade; redogor\w*; delfraga\w*; vad gav; vad ska till;"
    r"hindrar; uppfyller; dragging; reasons?; behind; vad gor \w+ (?:bra|fel|ratt)"
)
MEANING = _stems(
    r"vad (?:betyder|menas|avses|innebar|menar|raknas som); definier\w*; definition\w*; begrepp\w*; betydelse\w*;"
    r"define;"
    r"what (?:does|do) (?:\w+ )+mean; meaning; counts as; forklar\w*; explain\w*"
)
WHAT_IS_A = _stems(
    r"vad ar (?:en|ett|det for)?; vad for; what(?: is| are| s)(?: an?| the)?; klassas; kallas; skl grupp\w*;"
    r"(?:is|are) defined"
)
KOMMUNGRUPP = _stems(
    r"kommun ?(?:grupp\w*|typ\w*|kategori\w*); gruppindelning\w*; municipal\w* (?:group|type|categor)\w*"
)
WHAT_IS = _stems(r"vad (?:ar|for); what(?: is| are| s)")
TOPICS: tuple[tuple[Topic, str], ...] = (
    (
        "sources",
        _stems(
            r"kall(?:or|a|orna|an); sources?; varifran; var (?:kommer|ar|har)(?: \w+)* (?:ifran|fran|hamtat);"
            r"underlag\w*;"
            r"where (?:do|does|did|are|is)(?: \w+)* (?:come|from); referens\w*; hur vet (?:du|ni|man); how do you know;"
            r"datakall\w*"
        ),
    ),
    ("e_government", _stems(r"e ?forvaltning\w*; e ?government")),
    (
        "index",
        _stems(
            r"om (?:index|indexet|undersokningen|e index); metod\w*; method; methodology; about the (?:index|survey);"
            r"hur (?:raknas|raknades|beraknas|beraknades|mats|mattes|gors|gjordes|satts|sattes|tas|mater); kriteri\w*;"
            r"hur (?:fungerar|funkar) (?:index|poang)\w*; hur ar (?:index|poang)\w*; uppbygg\w*; scoring; criteria;"
            r"how do(?:es)?(?: the)? (?:index|scor|point|rank)\w* work;"
            r"how (?:is|was|are|were)(?: \w+)* (?:calculated|computed|measured|made|scored|done);"
            r"vad ger(?: \w+)? poang; hur far man poang; vem (?:gjorde|har gjort|ligger bakom);"
            r"who (?:made|did|carried out|is behind)(?! you);"
            r"vad (?:ar|mater) (?:e ?)?index\w*; what(?: is| s) (?:the )?(?:e ?)?index; vad ar (?:skl|skr);"
            r"poangsatt\w*;"
            r"what(?: is| s) (?:skl|skr); hur (?:manga )?poang kan man; what does the (?:index|score) measure;"
            r"vilka fragor (?:stalldes|ingick|gav|stalls);"
            r"hur har (?:ni|man|skl) \w+; nar gjordes; when was; kravs for att; vikta\w*; hur gamla?; how old; bygger;"
            r"sta(?:r|nd|nds) for; star det for; syfte\w*; purpose; grundar; hur avgors; hur kom \w+ fram;"
            r"star bakom; behind the figures;"
            r"(?:fran )?vilket ar (?:ar|kommer); what year is; samlat in; lita pa; trust; hur hanteras;"
            r"turn into points; built on;"
            r"(?:vad ar|what(?: is| s)) (?:den |the )?(?:max\w*|hogsta|highest|full)(?: (?:mojliga|possible))?"
            r"(?: (?:poang\w*|score|points?|pott|marks))?$;"
            r"hur blir \w+ till; asyftas; innefattas; berakning\w*; hanvisning\w*; origin; are non responding;"
            r"vad sager \w*index\w*;"
            r"based on; vilka data; how do you (?:compute|calculate|measure); maximum score one; hogsta mojliga"
        ),
    ),
)
OURS = _stems(
    r"\w*kommun\w*; municipalit\w*; \w*ranking\w*; rank\w*; \w*index\w*; poang\w*; \w*list(?:a|an|or|orna);"
    r"tabell\w*;"
    r"undersok\w*; survey; points?; scores?; sverige\w*; landet; sweden; country; ligan; taten; leaderboard"
)
GROUPS = _stems(r"rank ?grupp\w*; poanggrupp\w*; rank groups?")
EVERYTHING = (
    *(stems for _, stems in (*FIGURES, *TOPICS)),
    *(HOW_MANY, SUMMARY, STATE, TREND, LIST, REASON, MEANING, WHAT_IS_A, KOMMUNGRUPP, WHAT_IS, GROUPS, OURS),
)
ANYTHING = "|".join(EVERYTHING)
