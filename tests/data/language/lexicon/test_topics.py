"""Which topic a text is about that needs no figures; and that topics do not take what asks for figures."""

import pytest

from data.language.lexicon.lexicon import LANGS
from data.language.lexicon.topics import COURTEOUS, DECISIVE, LACKED, PASSING
from data.language.understand import understand
from data.model.question import Claim, Lang
from data.store.store import Store
from handlers.replies.topics import sentences_of
from tests.data.language.test_understand import PHRASES_OF

TOPICS = {meaning.value for phrases in PHRASES_OF.values() for _, meaning in phrases if meaning.concept == "TOPIC"}

ASKED = {
    "help": ("kan du visa alla kommandon", "jag fattar ingenting", "hjälp", "vad kan du svara på?", "Hur använder jag dig?", "what can you do?", "Can you help me?", "jag är ny här"),
    "greeting": ("Tjena botten! Läget?", "hej", "tja läget", "läget?", "Hallå där!", "god morgon", "hi there", "Good morning!", "how are you?"),
    "thanks": ("tack!", "Tack för igår, toppen att ni lagt in den här boten!", "Tack så jättemycket för hjälpen!", "thanks a lot", "Thanks, that was helpful!"),
    "goodbye": ("hej då", "ha en bra helg!", "bye", "have a nice weekend"),
    "no_harm": ("sorry wrong chat", "oj fel kanal"),
    "insult": ("du suger", "helt värdelöst", "I think this is useless", "bad bot"),
    "praise": ("bra jobbat!", "vad duktig du är", "good bot", "great answer!"),
    "bot": ("do you use AI", "vem är du?", "what is this bot about?", "Vem har byggt dig?", "är du en människa?", "who made you", "are you an AI?", "what's your name?"),
    "e_service": ("vad är en e-tjänst?", "Hur definierar ni en e-tjänst?", "what counts as an e-service?", "what are e-services", "har AI-chattbotar räknats som e-tjänst i mätningen?"),
    "e_government": ("vad är e-förvaltning?", "what is e-government?", "e-förvaltning"),
    "cost_of_survey": ("vad kostade undersökningen?", "vad kostade det att göra enkäten?", "what did the survey cost?", "how much did the study cost?"),
    "index": (
        "e-index?? va e de", "e-index?",
        "va e e-index egentligen", "hej alla! va e de här e-index för nåt", "hi all, what is this e-index thing actually?", "hello everyone, what's e-index?",
        "hur räknas indexet ut?", "Vilka frågor ger poäng?", "hur många poäng kan man få som mest?", "vad betyder full pott?",
        "what does a score of 14 mean", "How is the index calculated?", "what does the index measure, and what is the maximum score?", "what does full marks mean",
    ),
    "ties": ("hur kan sex dela förstaplatsen", "vad händer om två kommuner har lika många poäng?", "how are ties handled?"),
    "silent": ("räknas kommuner som inte svarat som noll?", "what happens to those that did not answer?", "hur stort var bortfallet?"),
    "survey": ("när gjordes undersökningen?", "how many municipalities did you ask?", "när kom rapporten", "Vad är det för undersökning?", "When was the survey carried out?", "what survey is this?"),
    "coverage": ("why are some municipalities missing", "why's most of the country missing from your list?", "nästan inga kommuner finns ju med", "den är ju nästan tom", "thats like ten rows wtf", "varför så få poäng?", "varför saknas så många kommuner?", "why so few scores?", "how many scores are published?"),
    "sources": ("källor?", "var kommer siffrorna ifrån?", "source?", "where does the data come from?"),
    "agencies": ("hur många e-tjänster har Försäkringskassan", "Vilken myndighet är bäst på e-tjänster, Skatteverket eller CSN?", "are state agencies included?", "Which agency is best, Skatteverket or CSN?"),
    "report": ("finns originalrapporten som pdf någonstans?", "var kan jag läsa rapporten?", "where can I find the original report?", "is there a link to the report"),
    "introduction": ("vad är det här för något", "Jag fattar ingenting av det här, kan du förklara som om jag var fem år", "What is this thing and what can I ask it?", "explain this to me like I'm five"),
    "formats": ("kan jag få det som powerpoint", "går det att få topplistan som pdf?", "can I get it as slides?", "can you export the map as a PDF"),
    "file_holds": ("vilka kolumner finns i csv-filen om jag laddar ner den?", "what columns are in the csv file?"),
    "all_shown": ("Vi svarade aldrig, varför står vi då med i siffrorna?", "We never answered, so why are we shown here?"),
    "citation": ("I'd like to cite you in my thesis, how?", "finns det någon licens på materialet", "hur refererar jag till rapporten?", "Får jag citera er siffra om 46 procent?", "I need the full reference", "how do I cite this"),
    "newest": ("blev det bättre efter 2014?", "did it get better after 2014?", "The survey is from 2014. Why should anyone care about it today?", "finns det nyare siffror?", "hur gamla är siffrorna?", "do you have more recent data?", "is this up to date?", "Your data is more than ten years old. Why should I care?"),
    "who_made": ("vem gjorde undersökningen?", "vem står bakom siffrorna?", "who did the survey?", "who is behind this?"),
    "skl": ("vad är SKL?", "vad står SKL för", "what does SKL stand for?"),
    "method": ("hur vet du det?", "hittar du på siffrorna?", "kan man lita på siffrorna?", "how do you know?", "are you making this up?"),
    "checked": ("är SKL opartiska?", "Vem på kommunen var det som fyllde i? IT-chefen? Kommunikatören?", "har någon kontrollerat svaren?", "kommunerna har väl bara svarat själva", "did anyone check the answers?", "is the data self-reported?"),
    "raw_data": ("finns datat som öppna data eller api?", "can I download the full dataset?", "ger ni ut rådata?", "finns det en powerpoint jag kan använda?", "har ni ett api?", "can I have the raw data?", "is there an API?"),
    "who_to_ask": ("var kan jag få tag i siffran?", "vem kan jag ringa?", "vem ska jag kontakta?", "who can I call?", "do you have a phone number?", "kan man få tala med en människa"),
    "cost": ("Hur mycket kostar det en kommun att införa en e-tjänst för bygglov?", "what does an e-service for building permits cost?", "Vad betalar en kommun i snitt för en e-tjänst?", "vad kostar en e-tjänst?", "hur stor är budgeten?", "how much does it cost?"),
    "politics": ("Vilka moderatstyrda kommuner ligger bäst till?", "vilka partier styr i kommunerna?", "which party governs the best kommun?", "borgerligt styrda kommuner i Skåne med flest appar"),
    "single_service": (
        "vilka kommuner har bygglov som e-tjänst?", "Hur ansöker jag om förskola i Järfälla?", "var är länken till tjänsten?",
        "What share offers e-services for building permits?", "can I pay my parking ticket online in Solna?",
    ),
    "commonest": ("vilka är de vanligaste e-tjänsterna?", "vilken e-tjänst är vanligast?", "what kinds of e-services are the most common?"),
    "success": ("vad skiljer de bästa från de sämsta", "vad skiljer toppen från botten?", "vilka är framgångsfaktorerna?", "what are the success factors?"),
    "eid": ("hur loggar jag in", "hur många kommuner har e-legitimation?", "kan man logga in med BankID?", "how many use e-identification?"),
    "quality_of_life": ("var är det bäst att bo?", "which municipality is the worst to live in?"),
    "quality": ("hur nöjda är medborgarna?", "är de lätta att använda?", "how satisfied are the users?"),
    "not_asked": ("vilken kommun har bäst hemsida", "hur lång tid tar det att bygga en app", "how many people work with e-services in Umeå kommun", "do the apps comply with GDPR?", "säger poängen något om hur många invånare som faktiskt använder tjänsterna?", "vem är upphandlingsansvarig i Umeå", "hur många säljer egna lösningar till andra", "vilka leverantörer använder de?", "vad är skattesatsen i Vellinge?"),
    "regions": ("vilken region har bäst 1177-tjänster?", "Ingick landstingen eller bara kommuner?", "Är Region Skåne med i mätningen?", "är regionerna med?", "ingår regionerna?", "were regions surveyed?", "are the regions included?"),
    "other_country": ("Hur står sig Sverige mot Danmark och Estland?", "hur står vi oss mot andra länder?", "how does it compare with other countries?"),
    "elsewhere": ("hur gick det för Oslo?", "how did Berlin do?"),
    "forecast": ("kommer Katrineholm bli bäst 2030?", "will all have apps in 2030?", "har du någon prognos?", "any forecast?"),
    "off_topic": ("vad blir det för väder i Kiruna?", "berätta en vits", "vem vann matchen?", "tell me a joke", "best pizza in Umeå?"),
    "who_am_i_kommun": ("vi är en av dom minsta i länet, vad tror du, har vi nån chans", "where do we rank", "hur ligger vi till?", "are we doing ok?", "hur många poäng fick vi?", "har vi en app?", "varför är vi så dåliga", "hur bra är min kommun?", "how is my municipality doing?"),
    "word": ("vad menas med ansvarig person i undersökningen, ansvarig för vad?",),
    "correct_me": ("Vart vänder man sig för att få rättat?", "Vi svarade noll på en fråga av misstag i enkäten, kan du ändra vår siffra?", "Please delete Katrineholm's result, it's embarrassing", "det stämmer inte", "Det där stämmer inte, Stockholm har mycket mer", "that's wrong", "can you update the figures?"),
    "language_can": ("Kan man skriva på engelska till dig också?", "Kan du svara på engelska om jag bjuder in en kollega från Finland?", "pratar du engelska?", "vilka språk kan du?", "do you speak Swedish?"),
    "how_to_map": ("hur får jag fram en karta?", "Hur gör jag om jag vill se en karta?", "how do I get a map?"),
    "groups": ("what means 'kommungrupp'? we do not have such in Finland", "vilka kommungrupper finns?", "vad är en kommungrupp?", "what is a kommungrupp?"),
    "lan": ("vilka län finns?", "how many counties are there?"),
    "kommun": ("vad är en kommun?", "what is a municipality?"),
    "privacy": ("Sparar du det jag skriver? Vi har rätt strikta regler om GDPR här", "Do you remember the earlier bits of this thread", "loggas det jag skriver?", "Kan min chef se vad jag har frågat?"),
    "visibility": ("kan andra se vad jag frågar", "who sees my questions in the channel?", "hur frågar jag dig i en kanal utan att alla ser?", "how do I make it answer only to me instead of spamming #general", "hur delar jag svaret", "how do I share this with my team", "ser andra i kanalen vad jag frågar?", "kan man fråga i hemlighet"),
    "install": ("hur bjuder vi in botten i kanalen?", "finns du för teams?"),
    "bot_owner": ("är du från SKR", "is it free", "vem betalar för den här botten?", "är du gratis att använda"),
    "limits": ("vad kan du inte svara på?", "vilka begränsningar har du"),
    "stop": ("Hur stänger jag av dina påminnelser i kanalen? Det plingar hela tiden", "skit i det", "skit samma", "glöm det", "skicka inga fler meddelanden till mig",),
    "feedback": ("för långa svar", "jag hittade ett stavfel", "du svarade fel på min fråga", "det var inte det jag frågade"),
    "surveys": ("vilka undersökningar har du?",),
    "made_up": ("vad är exempel", "Varför har ni ens påhittad data, det är ju jättefarligt", "Vad är skillnaden mellan den riktiga undersökningen och exempel?", "är det här testdata?", "is this dummy data?"),
    "no_writing": ("Skriv en insändare där du sågar Borås socialdemokraters politik", "skriv ett pressmeddelande om Tyresö", "kan du göra min läxa"),
    "advice": ("vad är viktigast för att få höga poäng", "We're bottom of the pile and my boss is furious. What should a small kommun do first?", "Ska vi satsa på app eller e-tjänst?", "Hur kan vår kommun bli bättre på det här?", "Vad borde stå i en e-strategi?", "hur klättrar vi i rankingen?", "vilka åtgärder rekommenderar du"),
    "cooperation_meaning": ("va betyder samverkan i upphandling i enkäten?", "vad är skillnaden på samverkan i upphandling och samverkan i drift?", "what's the difference between cooperation on procurement and on operations?"),
    "reason": ("varför är glesbygden alltid sämst", "hur kommer det sig att appar blev så populära", "why are rural municipalities worse", "varför har små kommuner färre e-tjänster?",),
    "weights": ("räcker det att svara ja på alla frågor för att få 14 poäng?", "is it enough to answer yes to all questions to get 14 points?", "vad fick man poäng för?", "vad fick kommunerna poäng för", "How are the points actually given?", "vilken fråga väger tyngst i indexet?", "spelar invånarantalet in i poängen?", "vem har bestämt vad som ger poäng?"),
    "purpose": ("Vad är poängen med ett index där alla får samma poäng?", "what's the point of such a ranking?"),
    "late_answer": ("Går det att svara i efterhand?", "can we complete our answers?"),
    "divisions": ("vad är skillnaden mellan kommun och region", "förklara skillnaden mellan kommun, län och region", "kommun, län, landsting: explain the difference"),
    "absent": ("Vi i Moderaterna i Borås undrar varför vår kommun inte syns i listan", "Varför är Kiruna inte med i listan?", "Is Gotland in the real data?", "why is Lund not in the ranking?", "är Gotland med i datat?"),
    "marked": ("hur vet jag om en siffra är påhittad eller riktig när du svarar", "how can I tell if a figure is real or invented?", "hur skiljer jag påhittade siffror från riktiga i dina svar?"),
    "channels": ("which channels are you in?", "vilka kanaler finns du i?", "vilka kanaler är boten med i"),
    "scale": ("vem har bestämt att just 14 poäng är max?", "who decided that 14 is the maximum?", "varför slutar skalan just vid 14?", "why does the scale stop at 14?"),
    "late_counted": ("Could a municipality's score be low simply because it answered late?", "räknades sena svar, eller gav de låga poäng?"),
    "population": ("what was the unit of observation?",  "vad är undersökningsenheten i studien?", "vad är populationen och enheten i undersökningen?"),
    "silent_who": ("vilka 70 kommuner saknas", "which are the 70 missing ones?", "vem är de 70 som saknas"),
    "questionnaire": ("Is the questionnaire available?", "kan man få se enkätformuläret?", "can I get the questionnaire?"),
    "planned_meaning": ("Vad betyder det när det står planerade e-tjänster, samma år eller önskelista?", "what does planned e-services mean?"),
    "partners": ("Vilka samarbetar Krokom med?", "who does Lund cooperate with?"),
    "follow_up": ("förstår du följdfrågor", "kan man fråga vidare?", "Do you understand follow-up questions, or must I repeat the place each time?"),
    "permissions": ("vilka behörigheter kräver appen", "What permissions does this app need?", "can it read messages in channels where it is not mentioned?"),
    "pass_mark": ("hur många kommuner blev underkända?", "What is the pass mark?"),
    "weighted": ("hur räknar du snittet", "how do you calculate the average", "vad blir snittet viktat efter invånarantal", "What would the national mean be if weighted by population?"),
    "fair": ("är rankingen rättvis?", "Missgynnas små kommuner i rankingen?"),
    "silent_why": ("Was participation mandatory?", "måste kommunerna svara", "varför svarade inte alla?", "var det frivilligt att svara?"),
    "unlisted": ("varför är det 186 i listan när 220 svarade?",),
    "app_meaning": ("vad räknas som en app?", "what is an app?", "vad är skillnaden mellan e-tjänst och app?", "Hur definierar ni app?", "är en mobilanpassad sida en app?", "måste kommunen äga appen själv?"),
    "e_strategy_meaning": ("What's meant by 'e-strategy' here? A document? A vague ambition?", "vad betyder e-strategi?", "är en digital agenda samma sak som en e-strategi?",),
    "significance": ("Do you have a margin of error for the 46% figure?", "är skillnaden signifikant?", "kan man dra slutsatsen att stora kommuner är bättre utifrån poängen?", "is that significant?", "could that be due to chance?"),
    "base": ("av alla 290 eller av dem som svarade?", "of all 290 or of the ones that answered?"),
    "law": ("Är kommunerna skyldiga enligt lag att ha e-tjänster?", "är det lagkrav på digitala tjänster", "are municipalities required by law to have e-services?"),
    "obstacles": ("vilka är de största hindren enligt kommunerna?", "what barriers did the kommuner report?", "what are the challenges for e-services"),
    "comparable": ("är 2011 och 2014 års mätningar jämförbara?", "ställdes samma frågor 2011?", "are the two rounds comparable?"),
    "summary": ( "vad är det mest överraskande", "what's the headline", "Skriver en notis om läget 2014, vad är nyheten?", "ge mig läget i en enda mening", "vad var det viktigaste resultatet?", "give me the gist of the report", "what are the key takeaways?"),
    "columns": ("vilka kolumner finns i enkäten?", "which variables are in the survey?", "what measures can I query?"),
    "few_public": ("jag tror inte ett dugg på att sex av åtta har full pott, det är väl plockat?", "varför är det bara de duktiga kommunerna som syns?", "are the eight published scores cherry-picked?", "isn't it suspicious that only good results were published?"),
    "representative": ("Kan 220 av 290 verkligen kallas representativt?", "är resultatet representativt för hela landet", "Är 220 av 290 bra svarsfrekvens för en sån här enkät?", "Is a 76% response rate enough to say anything about Sweden as a whole?", "är de 220 representativa för landet?", "kan man generalisera från svaren till alla kommuner?", "could the 70 missing ones skew the result?"),
    "landscape": ("vad är skillnaden mellan län och landskap?", "what's the difference between a län and a landskap?"),
    "all_lacked": ("om de 70 som inte svarade saknar appar, vad blir andelen då?", "what if none of the nonrespondents had apps?"),
    "opinion": ("vad är din favoritkommun", "what is your favourite municipality?", "tycker du att det är bra?", "what is your opinion?", "should we be worried about those numbers?"),
    "median": ("vad är ett medelvärde", "define median pls, im bad at stats", "förklara vad median är", "vad är en median", "what does median mean?", "why use the median and not the average?"),
    "own_data": ("får vi lägga in våra egna resultat", "Kan jag lägga upp en egen undersökning i dig?", "kan vi ladda upp våra egna siffror?", "can I upload a spreadsheet of our own data?"),
    "signs": ("vad betyder härlett", "vad betyder de streckade kommunerna på kartan", "what does the dash mean", "varför är kartan grå"),
    "cooperation": ("Hur samverkar kommunerna om e-tjänster?", "how do kommuner cooperate"),
    "no_proof": ("beror det på storleken", "does having a strategy help"),
    "fault": ("I typed a question with three conditions and you returned an error. Is there a limit?", "it doesn't work", "varför svarade du inte på mitt meddelande igår?", "fick bara 'något gick fel' nyss", "fan vad seg du är idag", "du svarar inte i tråden, är du nere?", "är du där?", "are you broken?", "something went wrong again"),
    "schedule": ("kan jag få en påminnelse", "Kan du skicka en rapport varje måndag kl 8?", "påminn mig på fredag", "can you post this every week?", "notify me when there are new figures"),
    "source_code": ("kan jag se koden", "är koden öppen? hittar inget repo", "is your code open source?"),
    "planned": ("vad planerar kommunerna att bygga framöver", "what do the kommuner plan to build next?"),
    "apps_for": ("Vad använder kommunerna apparna till?", "What were the apps for, mostly?"),
    "why_changed": ("Varför ökade apparna så mycket mellan 2011 och 2014", "why did apps grow so much?"),
    "changed_most": ("vilka kommuner har förbättrats mest sedan 2011", "vem har gått framåt mest", "which municipality improved the most since 2011?", "biggest improvement 2011-2014"),
    "points_vs_rank": ("vad är skillnaden mellan poäng och placering?", "what's the difference between index and rank?", "rankgrupp?"),
}  # fmt: skip

FIGURES = {
    "Somebody on Twitter claims small towns under 10k are all below 3 points": "check",
    "Ge mig tre meningar om hur Gävle ligger till, riktiga siffror inte påhittade": "profile",
    "Hej! Vilka kommuner i Skåne har appar? Tack på förhand": "list",
    "god morgon, topp 5 i Norrland": "top",
    "Thanks! And who is best in Halland?": "top",
    "hjälp mig hitta kommuner utan e-strategi": "list",
    "min hemkommun är Säffle": "profile",
    "hur många svarade på enkäten?": "count",
    "vilka 70 svarade inte": "list",
    "vet du hur många som svarade": "count",
    "vad har hänt sen 2011?": "change",
    "har det blivit bättre": "change",
    "tips på kommuner att göra studiebesök hos": "top",
    "hur kommer det sig att Tyresö ligger i topp?": "explain",
    "which rank group is Tyresö in?": "profile",
    "vilken kommun har flest e-tjänster": "top",
    "medelvärdet för små kommuner": "mean",
    "how many municipalities have full marks?": "count",
    "Är Lund bättre än Malmö?": "check",
    "hur är läget i Skåne": "top",
    "Why does Helsingborg score so high?": "explain",
    "sammanfatta resultatet för hela landet": "overview",
    "har det gått bra för Simrishamn, tycker du": "profile",
    "Is the share with apps growing?": "share",
    "kan du jämföra Lund och Malmö": "compare",
    "är det skillnad på storstäder och glesbygd i poäng": "mean",
    "vilka poäng är kända": "list",
    "hur bra är Sverige på e-tjänster": "overview",
    "Vad är källan till att Umeå fick 14?": "check",
    "46 procent har appar, vilken källa har ni till det?": "share",
    "where did you get the Vallentuna 11 from": "profile",
    "medelvärdet av de åtta kända poängen": "mean",
    "how good is Eksjö when it comes to e-government": "profile",
}


@pytest.mark.parametrize("topic", ASKED)
def test_a_text_is_about_its_topic(topic: str, store: Store) -> None:
    asked = {text: understand(text, store.names(), store.edition().vocabulary) for text in ASKED[topic]}
    assert {text: (each.want, each.topic) for text, each in asked.items()} == dict.fromkeys(asked, ("text", topic))


@pytest.mark.parametrize(("text", "want"), FIGURES.items())
def test_a_topic_does_not_take_what_asks_for_figures(text: str, want: str, store: Store) -> None:
    assert understand(text, store.names(), store.edition().vocabulary).want == want


def test_what_no_survey_holds_is_told_of_the_kommun_it_is_asked_of(store: Store) -> None:
    question = understand("har Umeå bygglov som e-tjänst?", store.names(), store.edition().vocabulary)
    assert (question.topic, question.of) == ("single_service", ("2480",))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("46 procent, varifrån kommer den siffran?", 46),
        ('source for "four out of five"?', 80),
        ("källa till 140?", 140),
    ],
)
def test_the_source_of_a_number_is_asked_of_what_is_so_many(text: str, number: int, store: Store) -> None:
    question = understand(text, store.names(), store.edition().vocabulary)
    assert (question.topic, question.claim) == ("sources", Claim("==", number))


def test_a_place_abroad_is_named_in_the_answer(store: Store) -> None:
    assert understand("hur gick det för Oslo?", store.names(), store.edition().vocabulary).unused == ("Oslo",)


@pytest.mark.parametrize("lang", LANGS)
def test_every_topic_that_is_understood_is_told(lang: Lang) -> None:
    assert TOPICS - {"help"} <= sentences_of(lang).keys()
    assert TOPICS >= DECISIVE | PASSING | COURTEOUS | LACKED


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_that_is_offered_is_understood(lang: Lang, store: Store) -> None:
    offered = {line[1:] for lines in sentences_of(lang).values() for line in lines if line.startswith(">")}
    for example in offered:
        asked = example.format(
            about="Katrineholm",
            place="Katrineholm",
            named="Katrineholm",
            earlier="2011",
            own="storstäderna" if lang == "sv" else "the metropolitan kommuner",
        )
        question = understand(asked, store.names(), store.edition().vocabulary)
        assert question.topic in ("", "help", "sources", "index"), asked
        assert not question.unused, asked
