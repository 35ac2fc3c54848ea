"""Stems of words and short phrases, folded, by which it is told what a question is about."""

from data.language.figures import FIGURES, PLANNED
from data.language.pattern import stems
from data.model.query import Topic

HOW_MANY = stems(
    r"hur (?:manga|mnga|maga|mange); antal\w*; hur stor\w* (?:andel|del|procent); andel\w*; procent\w*;"
    r"hur mycket; how many; number of;"
    r"(?:har|erbjuder|svarade) (?:alla|de flesta) kommuner\w*;"
    r"(?:do|have|did) (?:all|most) (?:kommuner|municipalities);"
    r"share; percent\w*; proportion; fraction; how large; hur vanlig\w*; number with"
)
EXTREME_SCORE = stems(
    r"(?:vad|what|whats)(?: s)? (?:ar|var|blev|is|was)?(?: \w+){0,2}? ?(?:lagsta|hogsta|lowest|highest)"
    r" (?:poang\w*|scores?|resultat\w*|siffran?)(?! (?:one|man|possible|mojliga))(?! som (?:man|gar));"
    r"hur (?:hog|lag)a? (?:ar|var)(?: \w+)? (?:lagsta|hogsta) poang\w*;"
    r"how (?:high|low) (?:is|was)(?: \w+)? (?:lowest|highest) (?:scores?|points);"
    r"(?:lagsta|hogsta|lowest|highest)(?: (?:poang\w*|score))?(?: som)? (?:nagon|nan|anyone|anybody|any kommun);"
    r"hur manga poang (?:har|fick|hade) (?:den|de) (?:basta|samsta)$;"
    r"how many points (?:does|did) the (?:best|worst)"
)
HOW_MANY_POINTS = stems(r"hur manga (?:poang|p|pinnar); antal\w* poang; how many points; number of points")
SUMMARY = stems(
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
STATE = stems(
    r"hur (?:ser|sag) det ut; hur mar; lagesbild\w*; helhetsbild\w*; situation; big picture; hur star det till;"
    r"hur (?:gar|gick|ligger) det (?:for|i); laget; how are things; doing;"
    r"look like"
)
TREND = stems(
    r"utveckl(?:ing|ingen|ats|as|at); tre?nd\w*; forandr\w*; historik\w*; over tid; sedan; vad har hant; framat; bakat;"
    r"blivit (?:battre|samre|fler|farre|hogre|lagre); klattra\w*; rasa[td]?; forbattrat\w*; forsamrat\w*; oka[trs]?;"
    r"okade;"
    r"minska[trs]?; minskade; forra (?:gangen|aret|undersokningen|matningen);"
    r"tidigare (?:ar|undersokning\w*|matning\w*);"
    r"changed?; changes; develop\w*; over (?:time|the years); since; improved; improving; last (?:time|survey);"
    r"(?<!in )progress\w*;"
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
LIST = stems(
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
MEMBERS = stems(
    r"(?:vilka|who)(?: s| are| is)?(?: ligger| finns| ar| har vi)?(?: med)?"
    r" (?:i|in|pa|on) \w+(?: lan(?:et)?| county)?$;"
    r"^(?:\w+ ){0,2}(?:kommuner(?:na)?|municipalities|places) (?:i|in|pa|on|of) \w+(?: lan(?:et)?| county)?"
    r"(?: tack| please)?$;"
    r"^\w+s kommuner$"
)
REASON = stems(
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
MEANING = stems(
    r"vad (?:betyder|menas|avses|innebar|menar|raknas som); definier\w*; definition\w*; begrepp\w*; betydelse\w*;"
    r"define;"
    r"what (?:does|do) (?:\w+ )+mean; meaning; counts as; forklar\w*; explain\w*"
)
WHAT_IS_A = stems(
    r"vad ar (?:en|ett|det for)?; vad for; what(?: is| are| s)(?: an?| the)?; klassas; kallas; skl grupp\w*;"
    r"(?:is|are) defined"
)
KOMMUNGRUPP = stems(
    r"kommun ?(?:grupp\w*|typ\w*|kategori\w*); gruppindelning\w*; municipal\w* (?:group|type|categor)\w*"
)
WHICH_KOMMUNGRUPPER = stems(
    r"(?:vilka|lista|which|what|list)(?: \w+){0,2} (?:kommungrupper(?:na)?|kommuntyper|(?:municipal\w* )?groups)"
    r"(?: finns(?: det)?| ar det| are there| exist)?$"
)
WHAT_IS = stems(r"vad (?:ar|for); what(?: is| are| s)")
TOPICS: tuple[tuple[Topic, str], ...] = (
    (
        "sources",
        stems(
            r"kall(?:or|a|orna|an); sources?; varifran; var (?:kommer|ar|har)(?: \w+)* (?:ifran|fran|hamtat);"
            r"underlag\w*;"
            r"where (?:do|does|did|are|is)(?: \w+)* (?:come|from); referens\w*; hur vet (?:du|ni|man); how do you know;"
            r"datakall\w*"
        ),
    ),
    (
        "survey",
        stems(
            r"vad ar (?:skl|skr); what(?: is| s) (?:skl|skr);"
            r"(?:vem|vilka) (?:gjorde|har gjort|ligger bakom|star bakom)(?: \w+)?"
            r" (?:\w*undersokning\w*|matning\w*|index\w*|det har|detta|siffr\w*|rapport\w*|enkat\w*);"
            r"who (?:made|did|ran|carried out|conducted|is behind|published)(?: \w+)?"
            r" (?:survey|index|figures|numbers|data|report|ranking|this|it); star bakom;"
            r"nar (?:gjordes|publicerades|kom|genomfordes|ar (?:det|den|siffrorna) fran); when was; when were;"
            r"hur gamla?(?: ar)?; how old(?! are you); aktuell\w*; nyare; up to date; newer; outdated;"
            r"(?:fran )?vilket ar (?:ar|kommer|galler|gjordes); what year is; which year is;"
            r"(?:skl|skr) (?:star|stands?) for; (?:star|stand) (?:skl|skr) for"
        ),
    ),
    (
        "coverage",
        stems(
            r"(?:varfor|why)(?: \w+){0,2} (?:bara|endast|only|just)(?: \w+){0,3}"
            r" (?:poang\w*|scores?|resultat|kommuner);"
            r"(?:varfor|why)(?: \w+){0,2} (?:saknas|missing|fattas|gap\w*|luckor|komplett|incomplete|complete)"
            r"(?: (?:vissa|nagra|manga|sa manga|some|many|so many|de flesta))?"
            r"(?: (?:kommuner|poang\w*|scores?|municipalities|resultat))?$;"
            r"(?:varfor|why)(?: \w+){0,3} (?:some|so many|many|vissa|nagra|manga)(?: \w+){0,2}"
            r" (?:missing|saknas|unpublished);"
            r"(?:varfor|why)(?: \w+){0,2} (?:sa fa|so few|few)(?: \w+){0,2}"
            r" (?:poang\w*|scores?|kommuner|municipalities);"
            r"(?:vad betyder|what does) (?:the )?(?:strecket|dash|inte publicerad|not published)\w*;"
            r"varfor ar (?:inte )?(?:listan|rankingen)(?: inte)? (?:komplett|hel|publicerad|oppen)"
        ),
    ),
    (
        "kommun",
        stems(
            r"vad (?:ar|menas med|betyder) (?:en |ett )?(?:kommun|lan)$;"
            r"what(?: is| s| does) (?:an? )?(?:kommun|lan)(?: mean)?$"
        ),
    ),
    (
        "lan",
        stems(
            r"(?:vilka|lista|hur manga|namn pa|which|what|list|how many)(?: \w+){0,2} (?:lan|counties)"
            r"(?: finns(?: det)?(?: i \w+)?| ar det| har (?:vi|sverige)| are there(?: in \w+)?| does sweden have)?$"
        ),
    ),
    (
        "word",
        stems(
            r"(?:vad (?:ar|menas med|betyder|raknas som)|what(?: is| s| are| counts as)) (?:en |ett |an? )?"
            r"(?:app|appar|apps|e ?strategi|e ?strategy|mina sidor|e ?legitimation|e ?id|bank ?id|drift|operations)$"
        ),
    ),
    ("e_government", stems(r"e ?forvaltning\w*; e ?government")),
    (
        "index",
        stems(
            r"om (?:index|indexet|undersokningen|e index); metod\w*; method; methodology; about the (?:index|survey);"
            r"hur (?:raknas|raknades|beraknas|beraknades|mats|mattes|gors|gjordes|satts|sattes|tas|mater); kriteri\w*;"
            r"hur (?:fungerar|funkar) (?:index|poang)\w*; hur ar (?:index|poang)\w*; uppbygg\w*; scoring; criteria;"
            r"how do(?:es)?(?: the)? (?:index|scor|point|rank)\w* work;"
            r"how (?:is|was|are|were)(?: \w+)* (?:calculated|computed|measured|made|scored|done);"
            r"vad ger(?: \w+)? poang; hur far man poang;"
            r"vad (?:ar|mater) (?:e ?)?index\w*; what(?: is| s) (?:the )?(?:e ?)?index;"
            r"poangsatt\w*;"
            r"hur (?:manga )?poang kan man; what does the (?:index|score) measure;"
            r"vilka fragor (?:stalldes|ingick|gav|stalls);"
            r"hur har (?:ni|man|skl) \w+; kravs for att; vikta\w*; bygger;"
            r"sta(?:r|nd|nds) for; star det for; syfte\w*; purpose; grundar; hur avgors; hur kom \w+ fram;"
            r"behind the figures; samlat in; lita pa; trust; hur hanteras;"
            r"turn into points; built on;"
            r"(?:vad ar|what(?: is| s)) (?:den |the )?(?:max\w*|hogsta|highest|full)(?: (?:mojliga|possible))?"
            r"(?: (?:poang\w*|score|points?|pott|marks))?$;"
            r"hur blir \w+ till; asyftas; innefattas; berakning\w*; hanvisning\w*; origin; are non responding;"
            r"vad sager \w*index\w*;"
            r"based on; vilka data; how do you (?:compute|calculate|measure); maximum score one; hogsta mojliga"
        ),
    ),
)
OURS = stems(
    r"\w*kommun\w*; municipalit\w*; \w*ranking\w*; rank\w*; \w*index\w*; poang\w*; \w*list(?:a|an|or|orna);"
    r"tabell\w*;"
    r"undersok\w*; survey; points?; scores?; sverige\w*; landet; sweden; country; ligan; taten; leaderboard"
)
GROUPS = stems(r"rank ?grupp\w*; poanggrupp\w*; rank groups?")
EVERYTHING = (
    WHICH_KOMMUNGRUPPER,
    *(said for _, said in (*FIGURES, *TOPICS)),
    rf"\b{PLANNED}\b",
    *(HOW_MANY, SUMMARY, STATE, TREND, LIST, REASON, MEANING, WHAT_IS_A, KOMMUNGRUPP, WHAT_IS, GROUPS, OURS),
)
ANYTHING = "|".join(EVERYTHING)
