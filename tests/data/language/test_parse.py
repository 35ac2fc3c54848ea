"""What people type, and what it asks."""

import math
from dataclasses import replace

import pytest
from data.language.parse import LONGEST_QUESTION, parse
from data.model.area import COUNTRY, Against, Area, Best, Everyone, FullMarks, Lowest, Places, Points
from data.model.claim import Claim, Has, Last, Mean
from data.model.condition import Condition
from data.model.parsed import Heard
from data.model.query import (
    CompareAreasQuery,
    CompareQuery,
    DefineQuery,
    DownloadQuery,
    ExplainQuery,
    HelpQuery,
    HoldersQuery,
    LanguageQuery,
    PictureQuery,
    ProfileQuery,
    Query,
    RankAreasQuery,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
    UnclearQuery,
    WhichQuery,
)
from hypothesis import given
from hypothesis import strategies as st

from data.language.fold import fold, key
from data.language.names import Names
from data.model.places import is_kommun
from data.store.store import Store

KATRINEHOLM, GOTEBORG, SODERMANLAND = "0483", "1480", "04"


def in_lan(code: str) -> Area:
    return Area(lan=(code,))


def but(*left_out: Area, area: Area = COUNTRY) -> Area:
    return replace(area, without=left_out)


STOCKHOLM, MALMO, CITIES = Area(kommun="0180"), Area(kommun="1280"), Area(group="Storstäder")
SMALAND = Area(lan=("06", "07", "08"), landscape="Småland")
NORRLAND = Area(lan=("21", "22", "23", "24", "25"), landscape="Norrland")
GOTALAND = Area(lan=("05", "06", "07", "08", "09", "10", "12", "13", "14"), landscape="Götaland")
TOURISM = Area(group="Turism- och besöksnäringskommuner")

CASES: list[tuple[str, Query]] = [
    *((text, ProfileQuery(KATRINEHOLM)) for text in (
        "Katrineholm", "katrineholms kommun", "KATRINEHOLM", "katrinehlm", " Katrineholm? ", "Katrineholms", "0483",
        "hur gick det för katrineholm?", "hej, hur bra är Katrineholm?", "What's the score for Katrineholm?",
        "katrineholm kommun", "atrineholm",
        "Katrineholmm", "Ktarineholm", "katrine", "Katrineholms stad",
    )),
    *((text, ProfileQuery(KATRINEHOLM, claim=Claim(Places(1, 1)))) for text in (
        "är Katrineholm bäst?", "is Katrineholm the best in the country?", "leder Katrineholm", "är Katrineholm etta?",
    )),
    ("är Umeå bäst i Norrland?", ProfileQuery("2480", claim=Claim(Places(1, 1), NORRLAND))),
    ("är Stockholm bäst i Stockholms län", ProfileQuery("0180", claim=Claim(Places(1, 1), in_lan("01")))),
    ("är Täby bäst i Stockholm", ProfileQuery("0160", claim=Claim(Places(1, 1), in_lan("01")))),
    ("är Umeå bäst i länet", ProfileQuery("2480", claim=Claim(Places(1, 1), own="lan"))),
    ("is Umeå best in its municipal group", ProfileQuery("2480", claim=Claim(Places(1, 1), own="group"))),
    ("är Malmö bäst bland storstäderna", ProfileQuery("1280", claim=Claim(Places(1, 1), Area(group="Storstäder")))),
    *((text, ProfileQuery("1280", claim=Claim(FullMarks()))) for text in ("fick Malmö full pott?", "did Malmö get full marks?")),
    ("fick inte Malmö full pott?", ProfileQuery("1280", claim=Claim(FullMarks(missed=True)))),
    ("fick Lund mer än 10 poäng", ProfileQuery("1281", claim=Claim(Points(11, math.inf)))),
    *((text, ProfileQuery("1280", claim=Claim(Places(1, 50)))) for text in (
        "är Malmö bland de 50 bästa", "ligger Malmö på topp 50", "is Malmö among the top 50",
    )),
    ("ligger Lund i topp tre i Skåne", ProfileQuery("1281", claim=Claim(Places(1, 3), in_lan("12")))),
    ("kom Örnsköldsvik trea", ProfileQuery("2284", claim=Claim(Places(3, 3)))),
    ("is Kiruna last in Norrbotten", ProfileQuery("2584", claim=Claim(Last(), in_lan("25")))),
    ("är Åmål sämst?", ProfileQuery("1492", claim=Claim(Last()))),
    *((text, ProfileQuery("1281", claim=Claim(Mean()))) for text in (
        "ligger Lund över snittet?", "är Lund bättre än genomsnittet", "is Lund above average",
    )),
    ("är Umeå bättre än snittet i Västerbotten", ProfileQuery("2480", claim=Claim(Mean(), in_lan("24")))),
    ("ligger Lund under snittet", ProfileQuery("1281", claim=Claim(Mean("below")))),
    ("jämför Katrineholm med snittet", ProfileQuery(KATRINEHOLM, claim=Claim(Mean("beside")))),
    *((text, ProfileQuery("2480")) for text in ("är Umeå en av de bästa?", "är Umeå bäst i Norge", "är Umeå bland de 10 sämsta")),
    ("är Umeå bäst på e-tjänster", ProfileQuery("2480", claim=Claim(Places(1, 1)))),
    *((f"har Kiruna {what}", ProfileQuery("2584", claim=Claim(Has("apps")))) for what in ("några appar", "appar?")),
    *((text, ProfileQuery("0482", measure="answered")) for text in (
        "svarade Flen?", "did Flen answer?", "deltog Flen", "finns Flen med", "är Flen med i undersökningen",
        "har Flen svarat på enkäten", "is Flen in the survey?",
    )),
    ("svarade inte Flen?", ProfileQuery("0482", measure="silent")),
    ("är Flen med i rankinglistan?", ProfileQuery("0482", measure="ranked")),
    *((text, ProfileQuery(GOTEBORG, measure="e_services_planned")) for text in (
        "hur många e-tjänster planerar Göteborg", "how many e-services is Gothenburg planning?",
        "hur många e-tjänster har Göteborg på gång", "planerar Göteborg fler e-tjänster?",
    )),
    ("har Lund mina sidor", ProfileQuery("1281", measure="my_pages")),
    *((text, ProfileQuery("1281", measure="eid")) for text in ("har Lund e-legitimation", "har Lund e-leg?", "har Lund BankID")),
    *((text, ProfileQuery("0482", measure="cooperates_procurement")) for text in (
        "samarbetar Flen om upphandling", "does Flen cooperate on procurement",
    )),
    ("samarbetar Flen om drift?", ProfileQuery("0482", measure="cooperates_operations")),
    *((text, ProfileQuery("2480", measure="population")) for text in ("hur stor är Umeå", "how big is Umeå", "hur många bor i Umeå")),
    *((text, ProfileQuery("0482", measure="lan")) for text in ("vilket län ligger Flen i", "i vilket län ligger Flen?", "which county is Flen in")),
    *((text, ProfileQuery("0482", measure="kommungrupp")) for text in (
        "vilken kommungrupp tillhör Flen", "vilken typ av kommun är Flen", "what type of municipality is Flen",
    )),
    *((text, ProfileQuery("1281", measure="to_full_marks")) for text in (
        "how far is Lund from full marks", "hur långt är Lund från full pott", "hur många poäng saknas för Lund till full pott",
    )),
    *((text, CompareQuery((GOTEBORG, KATRINEHOLM), measure="score")) for text in (
        "hur mycket bättre är Göteborg än Katrineholm?", "how many points is Gothenburg ahead of Katrineholm",
        "skillnaden mellan Göteborg och Katrineholm", "hur många poäng skiljer Göteborg från Katrineholm",
    )),
    ("Lund appar", ProfileQuery("1281", measure="apps")),
    ("Lund e-strategi", ProfileQuery("1281", measure="e_strategy")),
    ("lund varför", ExplainQuery("1281")),
    ("are apps common", StatisticsQuery(measure="commonest")),
    ("how many e-services does Lund have in progress", ProfileQuery("1281", measure="e_services_planned")),
    ("Katrineholm 2014", ProfileQuery(KATRINEHOLM, "skl-2014")),
    ("katrineholm 2011", ProfileQuery(KATRINEHOLM, "skl-2011")),
    ("topp Sörmland 2014", RankingQuery(in_lan(SODERMANLAND), survey="skl-2014")),
    ("2011", StatisticsQuery(survey="skl-2011")),
    ("SKL 2014", StatisticsQuery(survey="skl-2014")),
    ("Katrineholm 2019", UnclearQuery("no_survey", "2019")),
    *((text, ProfileQuery(GOTEBORG)) for text in (
        "Göteborg", "goteborg", "Gbg", "Gothenburg", "gøteborg", "Goeteborg", "GÖTEBORGS STAD", "göteborgs", "götborg",
    )),
    *((text, ProfileQuery("2284")) for text in ("Örnsköldsvik", "ornskoldsvik", "Ö-vik", "övik", "Oernskoeldsvik")),
    *((text, ProfileQuery("0484")) for text in ("Eskilstuna", "eskiltuna", "Eskilstuna kommun", "eskistuna")),
    *((text, ProfileQuery("0139")) for text in ("Upplands-Bro", "upplands bro", "UpplandsBro", "Kungsängen", "uplands bro")),
    *((text, ProfileQuery("0643")) for text in ("Habo", "habo kommun", "HABO")),
    *((text, ProfileQuery("0305")) for text in ("Håbo", "håbo kommun", "Haabo", "Bålsta")),
    *((text, ProfileQuery("0180")) for text in ("Stockholm", "Sthlm", "stockholms stad", "Stockholms kommun", "Tukholma")),
    *((text, ProfileQuery("0980")) for text in ("Gotland", "Region Gotland", "Visby", "Gotlands kommun")),
    *((text, ProfileQuery("0880")) for text in ("Kalmar", "Kalmar kommun")),
    *((text, ProfileQuery("2418")) for text in ("Malå", "mala")),
    ("hur bra är Mark?", ProfileQuery("1463")),
    ("mark", ProfileQuery("1463")),
    *((text, RankingQuery()) for text in (
        "top", "topp", "topp 10", "TOP!", "bäst i landet", "vem är bäst?", "who is best in Sweden", "topplistan",
    )),
    *((text, RankingQuery(choice=Best(3))) for text in ("topp 3", "top 3", "de 3 bästa kommunerna", "the best 3")),
    ("topp 1000000000", RankingQuery()),
    ("topp 999", RankingQuery(choice=Best(300))),
    ("topp 0", RankingQuery()),
    *((text, RankingQuery(choice=FullMarks())) for text in (
        "full pott", "vilka fick full pott?", "who got full marks", "14 av 14", "which municipalities got full marks",
    )),
    *((text, RankingQuery(in_lan(SODERMANLAND))) for text in (
        "top Sörmland", "topp södermanlands län", "bäst i sormland", "Sörmland", "Södermanland", "Södermanlands län",
        "sormlands lan", "topp sörmlnd", "Region Sörmland", "vem är bäst i Sörmland?",
    )),
    ("topp 5 Skåne", RankingQuery(in_lan("12"), Best(5))),
    ("top 5 in Skane", RankingQuery(in_lan("12"), Best(5))),
    *((text, RankingQuery(in_lan("12"))) for text in ("Scania", "Malmöhus län")),
    *((text, RankingQuery(in_lan("01"))) for text in ("topp Stockholm", "Stockholms län", "stockholm lan", "best in Stockholm county")),
    *((text, RankingQuery(in_lan("08"))) for text in ("Kalmar län", "kalmar lan", "topp Kalmar")),
    *((text, StatisticsQuery()) for text in (
        "statistik", "stats", "riket", "national stats", "Sverige", "statistics", "hur ser det ut i landet?",
    )),
    *((text, LanguageQuery("en")) for text in ("språk en", "sprak engelska", "language en", "language: English", "in English", "engelska", "på engelska")),
    *((text, LanguageQuery("sv")) for text in ("språk sv", "language sv", "svenska", "på svenska", "Swedish", "in Swedish")),
    *((text, LanguageQuery(None)) for text in ("språk", "language", "språket?")),
    *((text, HelpQuery()) for text in ("?", "???", "vad kan man fråga?", "how does this work", "hjälp", "help", "", "  ", "\n", "vad kan du?", "What can you do?", "hjalp")),
    *((text, UnclearQuery("unknown", text)) for text in ("pizza", "boken", "norra", "boten", "lunch", "asdfgh", "xyz")),
    ("pizza i Katrineholm", UnclearQuery("other_subject", "Katrineholm")),
    ("hur är vädret i Skåne", UnclearQuery("other_subject", "Skåne län")),
    ("best hotel in Gothenburg", UnclearQuery("other_subject", "Göteborg")),
    ("hur långt är det till Småland", UnclearQuery("other_subject", "Småland")),
    *((text, UnclearQuery("other_subject", "Göteborg")) for text in ("Göteborg och pizza", "boka Göteborg och hotell")),
    ("Oslo", UnclearQuery("elsewhere", "Oslo")),
    ("Helsingör", UnclearQuery("elsewhere", "Helsingör")),
    ("Kristiansand", UnclearQuery("elsewhere", "Kristiansand")),
    ("topp Köpenhamn", UnclearQuery("elsewhere", "Köpenhamn")),
    ("topp kvarteret", UnclearQuery("unknown", "kvarteret")),
    *((text, UnclearQuery("thanks")) for text in ("tack för hjälpen", "tack så mycket", "thank you very much")),
    ("e-tjänster", StatisticsQuery()),
    *((text, StatisticsQuery(measure="answered")) for text in ("hur många svarade?", "how many answered?", "svarsfrekvens")),
    *((text, StatisticsQuery(measure="offers_apps")) for text in (
        "hur många kommuner har appar?", "appar", "hur stor andel har appar", "share of kommuner with apps",
    )),
    *((text, StatisticsQuery(measure="commonest")) for text in ("vanligaste e-tjänster", "most common e-services")),
    *((text, StatisticsQuery(measure="no_e_services")) for text in (
        "hur många kommuner saknar e-tjänster", "how many have no e-services",
    )),
    ("samarbete", StatisticsQuery(measure="cooperates_procurement")),
    *((text, StatisticsQuery(measure="full_marks")) for text in ("hur många fick full pott?", "how many got full marks")),
    *((text, HoldersQuery("e_services", "most")) for text in (
        "vem har flest e-tjänster", "vilken kommun har flest e-tjänster?", "who has most e-services", "most e-services?",
    )),
    *((text, HoldersQuery("apps", "none")) for text in ("vilka har inga appar", "kommuner utan appar", "which have no app")),
    *((text, HoldersQuery("answered", "none")) for text in ("vilka svarade inte", "who didn't reply to the survey")),
    ("vilka svarade i Skåne", HoldersQuery("answered", "some", Area(("12",)))),
    ("färst appar i Halland", HoldersQuery("apps", "fewest", Area(("13",)))),
    ("topp 5 flest e-tjänster", HoldersQuery("e_services", "most", limit=5)),
    ("vilka har fler än 10 appar", HoldersQuery("apps", "some", least=11)),
    ("vilka har exakt 3 appar i Sörmland", HoldersQuery("apps", "some", Area(("04",)), least=3, most=3)),
    ("färre än 3 appar i Halland", HoldersQuery("apps", "some", Area(("13",)), most=2)),
    ("hur många kommuner har fler än 100 e-tjänster", HoldersQuery("e_services", "some", least=101, counted=True)),
    *((text, HoldersQuery("apps", "some", least=4)) for text in (
        "kommuner med fler än tre appar", "kommuner med fler än 3 appar", "more than three apps", "minst fyra appar",
        "vilka har fyra appar eller fler", "vilka har inte färre än 4 appar",
    )),
    ("hur många kommuner har fem appar", HoldersQuery("apps", "some", least=5, most=5, counted=True)),
    ("fler än tio e-tjänster i Halland", HoldersQuery("e_services", "some", Area(("13",)), least=11)),
    ("vilka har fler än en app", HoldersQuery("apps", "some", least=2)),
    ("vilka har en app", HoldersQuery("apps", "some")),
    *((text, HoldersQuery("apps", "some", least=5, most=10)) for text in (
        "mellan 5 och 10 appar", "mellan fem och tio appar", "between 5 and 10 apps", "which have from five to ten apps",
        "fler än 4 men färre än 11 appar",
    )),
    ("how many have between 5 and 10 apps", HoldersQuery("apps", "some", least=5, most=10, counted=True)),
    *((text, HoldersQuery("apps", "some", most=2, also=(Condition("apps", least=4),), either=True)) for text in (
        "kommuner som inte har tre appar", "vilka har inte 3 appar", "which don't have exactly three apps",
    )),
    *((text, HoldersQuery("apps", "none", also=(Condition("e_services", "none"),))) for text in (
        "which municipalities don't have apps or e-services", "which do not have apps or e-services",
    )),
    ("list of municipalities without apps", HoldersQuery("apps", "none")),
    ("vilka har en e-strategi och är bäst", HoldersQuery("e_strategy", "some", by_points="best")),
    ("vilka har inte fler än 5 appar", HoldersQuery("apps", "some", most=5)),
    *((text, HoldersQuery("apps", "none", limit=5, by_points="best")) for text in (
        "topp 5 kommuner utan appar", "top 5 without apps", "de 5 bästa kommunerna utan appar",
    )),
    ("bästa kommunen utan e-strategi i Skåne", HoldersQuery("e_strategy", "none", Area(("12",)), by_points="best")),
    ("worst municipality with an e-strategy", HoldersQuery("e_strategy", "some", by_points="lowest")),
    ("topp 3 med minst 5 appar", HoldersQuery("apps", "some", limit=3, least=5, by_points="best")),
    *((text, HoldersQuery("apps", "most")) for text in ("bäst på appar", "vilka är bäst på appar", "best at apps")),
    ("sämst på appar", HoldersQuery("apps", "fewest")),
    *((text, HoldersQuery("apps", "some", also=(Condition("e_strategy", "none"),))) for text in (
        "kommuner med appar men utan e-strategi", "municipalities with apps but no e-strategy",
        "vilka har appar men inte e-strategi", "vilka som har appar saknar e-strategi",
    )),
    *((text, HoldersQuery("apps", "some", also=(Condition("e_strategy"),))) for text in (
        "vilka har både appar och e-strategi", "which have both apps and an e-strategy", "kommuner med appar och e-strategi",
        "vilka har inte bara appar utan även e-strategi",
    )),
    *((text, HoldersQuery("apps", "none", also=(Condition("e_services", "none"),))) for text in (
        "vilka har varken appar eller e-tjänster", "neither apps nor e-services", "vilka saknar både appar och e-tjänster",
        "kommuner utan appar och e-tjänster", "kommuner utan appar eller e-tjänster", "vilka har inte appar eller e-tjänster",
    )),
    ("vilka har inte både appar och e-strategi", HoldersQuery("apps", "none", also=(Condition("e_strategy", "none"),), either=True)),
    ("vilka har appar eller e-strategi", HoldersQuery("apps", "some", also=(Condition("e_strategy"),), either=True)),
    ("with an e-strategy and at least 10 points", HoldersQuery("e_strategy", "some", also=(Condition("score", least=10),))),
    *((text, RankingQuery(choice=Points(12, 12))) for text in ("vilka fick 12 poäng på e-tjänster", "who got 12 points for e-services")),
    ("kommuner med e-strategi och minst 10 poäng", HoldersQuery("e_strategy", "some", also=(Condition("score", least=10),))),
    ("full pott utan e-strategi", HoldersQuery("e_strategy", "none", also=(Condition("full_marks"),))),
    ("minst 5 appar och 10 e-tjänster", HoldersQuery("apps", "some", least=5, also=(Condition("e_services", least=10),))),
    ("flest appar och e-tjänster", HoldersQuery("apps", "most", left_out=(Condition("e_services", "most"),))),
    ("vilka saknar inte appar", HoldersQuery("apps", "some")),
    *((text, HoldersQuery("apps", "some", against=Against("1280", "better"))) for text in (
        "vilka har fler appar än Malmö", "which have more apps than Malmö", "kommuner med fler appar än Malmö",
    )),
    ("hur många har lika många appar som Malmö", HoldersQuery("apps", "some", counted=True, against=Against("1280", "same"))),
    ("vilka har färre e-tjänster än Lund i Skåne", HoldersQuery("e_services", "some", Area(("12",)), against=Against("1281", "worse"))),
    ("how many scored more than Lund", RankingQuery(choice=Against("1281", "better"), counted=True)),
    ("har Örnsköldsvik fler e-tjänster än Göteborg", CompareQuery(("2284", "1480"), measure="e_services")),
    *((text, StatisticsQuery(measure="apps", summed="mean")) for text in (
        "average number of apps", "hur många appar har kommunerna i snitt", "snitt antal appar",
    )),
    ("hur många planerade e-tjänster har kommunerna i snitt", StatisticsQuery(measure="e_services_planned", summed="mean")),
    ("median number of e-services", StatisticsQuery(measure="e_services", summed="median")),
    ("hur många appar har kommunerna tillsammans", StatisticsQuery(measure="apps", summed="total")),
    ("hur många e-tjänster har Skånes kommuner i snitt", StatisticsQuery(in_lan("12"), measure="e_services", summed="mean")),
    ("hur många kommuner har inte appar", StatisticsQuery(measure="no_apps")),
    ("vilka planerar minst 5 e-tjänster", HoldersQuery("e_services_planned", "some", least=5)),
    ("vilka har minst tre e-tjänster på väg", HoldersQuery("e_services_planned", "some", least=3)),
    ("vilka planerar inga e-tjänster", HoldersQuery("e_services_planned", "none")),
    ("vilka har e-tjänster men planerar inga e-tjänster", HoldersQuery("e_services", "some", also=(Condition("e_services_planned", "none"),))),
    *((text, HoldersQuery("e_services_planned", "most")) for text in (
        "vilka planerar flest e-tjänster", "which plan most e-services", "flest e-tjänster på väg",
    )),
    *((text, UnclearQuery("not_by_area")) for text in (
        "vilket län har flest appar", "vilket län har högst andel med appar", "vilket län har flest kommuner med full pott",
        "vilket län hade sämst svarsfrekvens", "which county has most apps", "vilka län har e-tjänster",
    )),
    ("vilka kommuner har en e-strategi?", HoldersQuery("e_strategy", "some")),
    ("hur många har en e-strategi", HoldersQuery("e_strategy", "some", counted=True)),
    ("har Vallentuna en e-strategi?", ProfileQuery("0115", measure="e_strategy")),
    ("vem har minst e-tjänster", HoldersQuery("e_services", "fewest")),
    ("topp 3 appar", HoldersQuery("apps", "most", limit=3)),
    *((text, RankingQuery(choice=FullMarks(missed=True))) for text in (
        "vilka har inte full pott?", "ej full pott", "alla under full pott", "which municipalities did not get full marks",
    )),
    ("hur många fick inte full pott", RankingQuery(choice=FullMarks(missed=True), counted=True)),
    ("hur många kommuner svarade inte", StatisticsQuery(measure="silent")),
    ("hur stor andel saknar appar", StatisticsQuery(measure="no_apps")),
    ("har Örnsköldsvik fler e-tjänster än Göteborg", CompareQuery(("2284", GOTEBORG), measure="e_services")),
    ("vem har flest appar, Göteborg eller Malmö?", CompareQuery((GOTEBORG, "1280"), measure="apps")),
    ("lägsta och högsta poäng", StatisticsQuery()),
    ("karta appar", StatisticsQuery(measure="offers_apps")),
    ("median i Sverige", StatisticsQuery(measure="median")),
    *((text, RankingQuery()) for text in ("bäst på e-tjänster", "vem är kung på e-tjänster", "vem har flest poäng")),
    ("flest e-tjänster i en kommun", StatisticsQuery()),
    *((text, RankingQuery(choice=Points(10, math.inf), counted=True)) for text in (
        "hur många fick minst 10", "hur stor andel har minst tio poäng", "antal kommuner med minst 10 poäng",
        "how many scored at least 10", "what percentage got at least 10 points",
    )),
    ("hur många i Skåne fick full pott", RankingQuery(Area(("12",)), FullMarks(), counted=True)),
    ("hur många poäng har plats 3", RankingQuery(choice=Places(3, 3))),
    ("hur många har minst 10 appar", HoldersQuery("apps", "some", least=10, counted=True)),
    ("Appar 2014", StatisticsQuery(survey="skl-2014", measure="offers_apps")),
    *((text, ProfileQuery(GOTEBORG, measure="e_services")) for text in (
        "hur många e-tjänster har göteborg", "how many e-services does Gothenburg have?",
    )),
    *((text, ProfileQuery("1280", measure="lan_position")) for text in (
        "vilken plats ligger malmö på i skåne", "malmös placering i länet",
    )),
    ("vilken plats fick Malmö?", ProfileQuery("1280", measure="position")),
    ("jämför skåne och halland", CompareAreasQuery((Area(lan=("12",)), Area(lan=("13",))))),
    ("vilket län är bäst?", RankAreasQuery("lan")),
    ("bästa länet", RankAreasQuery("lan")),
    ("which county is best", RankAreasQuery("lan")),
    ("vilket län har högst snitt exempel", RankAreasQuery("lan")),
    ("snitt per län 2014", RankAreasQuery("lan", means=True, survey="skl-2014")),
    ("poäng per län", RankAreasQuery("lan", means=True)),
    ("sämsta länet", RankAreasQuery("lan", lowest=True)),
    ("which county scores lowest", RankAreasQuery("lan", lowest=True)),
    ("ranka länen", RankAreasQuery("lan")),
    ("länens snitt", RankAreasQuery("lan", means=True)),
    ("average by county", RankAreasQuery("lan", means=True)),
    ("vilken kommungrupp är bäst?", RankAreasQuery("groups")),
    ("snitt per kommungrupp", RankAreasQuery("groups", means=True)),
    ("which type of municipality is best", RankAreasQuery("groups")),
    ("vilken kommun är bäst?", RankingQuery()),
    ("vem är bäst i länet", RankingQuery()),
    ("vilket län är bäst, Halland eller Blekinge", CompareAreasQuery((Area(lan=("13",)), Area(lan=("10",))))),
    ("vilket län har bäst skolor", UnclearQuery("unknown", "skolor")),
    ("vad är en kommungrupp", DefineQuery("groups")),
    ("karta poäng per län", PictureQuery("map")),
    ("csv snitt per län", DownloadQuery()),
    ("Småland mot Skåne", CompareAreasQuery((Area(lan=("06", "07", "08"), landscape="Småland"), Area(lan=("12",))))),
    ("Värmland Dalarna", CompareAreasQuery((Area(lan=("17",)), Area(lan=("20",))))),
    ("Kalmar mot Skåne", CompareAreasQuery((Area(lan=("08",)), Area(lan=("12",))))),
    ("jämför Kalmar och Jönköping", CompareQuery(("0880", "0680"))),
    ("vad är en kommungrupp?", DefineQuery("groups")),
    ("what is a commuter municipality", DefineQuery("groups", "Pendlingskommuner")),
    ("topp BD-län", RankingQuery(Area(lan=("25",)))),
    ("vilka har under fem poäng", RankingQuery(choice=Points(0, 4))),
    ("hur många kommuner har tio poäng", RankingQuery(choice=Points(10, 10), counted=True)),
    ("who has at least twelve points", RankingQuery(choice=Points(12, math.inf))),
    ("markera Flen", ProfileQuery("0482")),
    # learnt, not written down as a rule
    ("vem är kung på e-tjänster i sverige", RankingQuery()),
    ("var brister det för Hofors", ExplainQuery("2104")),
    ("what do you reckon, has Umeå moved on", TrendQuery("2480")),
    ("Växjö vs helsinborg", CompareQuery(("0780", "1283"))),
    ("vilka delar tredjeplatsen?", RankingQuery(choice=Places(3, 3))),
    ("who is in 6th place?", RankingQuery(choice=Places(6, 6))),
    ("which kommun has 21st place", RankingQuery(choice=Places(21, 21))),
    ("0th place", RankingQuery()),
    ("visa de femton bästa", RankingQuery(choice=Best(15))),
    ("Vilken är bäst, Örebro eller Västerås", CompareQuery(("1880", "1980"))),
    ("har det blivit fler appar sen 2011?", TrendQuery(survey="skl-2011")),
    ("skillnad mellan 2011 och 2014", TrendQuery(survey="skl-2011")),
    *((text, ProfileQuery("2584")) for text in ("Abisko", "jukkasjärvi")),
    ("Hovås", ProfileQuery("1480")),
    ("norland", RankingQuery(Area(lan=("21", "22", "23", "24", "25"), landscape="Norrland"))),
    ("skelfteåå", WhichQuery("skelfteåå", ("2482",))),
    ("bästa skånekommunen", RankingQuery(in_lan("12"))),
    ("vilken norrlandskommun är starkast", RankingQuery(Area(lan=("21", "22", "23", "24", "25"), landscape="Norrland"))),
    ("Alunda", WhichQuery("Alunda", ("0380", "0382"))),
    *((text, ProfileQuery(code)) for text, code in (
        ("wäxjö", "0780"), ("jockmock", "2510"), ("G-borg", "1480"), ("ö-bro", "1880"), ("norr köping", "0581"), ("Ume", "2480"),
    )),
    *((text, WhichQuery(text, codes)) for text, codes in (
        ("salå", ("1981", "2418")), ("åle", ("1440", "2321")), ("upplands", ("0114", "0139", "01", "03")), ("vaholm", ("0187", "1381")),
    )),
    ("Erik Lund är sjuk idag", UnclearQuery("unknown", "Erik Lund är sjuk idag")),
    ("Nora Andersson", UnclearQuery("unknown", "Nora Andersson")),
    *((text, RankingQuery(choice=Best(3))) for text in ("topp tre", "de tre bästa", "top three", "topp3", "top3")),
    *((text, RankingQuery()) for text in ("flest poäng", "highest score", "vem vann?", "vilka toppar listan")),
    *((text, RankingQuery(choice=Points(14, 14))) for text in ("vilka fick 14 poäng", "who got 14 points")),
    *((text, RankingQuery(choice=Lowest())) for text in ("sämst i Sverige", "vilka är sämst?", "worst", "botten")),
    ("sämst i Sörmland", RankingQuery(in_lan(SODERMANLAND), Lowest())),
    ("full pott sörmland", RankingQuery(in_lan(SODERMANLAND), FullMarks())),
    *((text, ProfileQuery("1981")) for text in ("hur gick det för sala", "sala poäng", "Sala", "hur bra är sala?")),
    *((text, ProfileQuery("1463")) for text in ("hur bra är mark på e-tjänster?", "poäng mark")),
    *((text, ProfileQuery("1281")) for text in ("hur gick det för lund?", "lund poäng")),
    *((text, RankingQuery(in_lan("01"))) for text in ("Region Stockholm", "county of Stockholm", "Stockholm county")),
    *((text, ProfileQuery("0180", claim=Claim(Places(1, 1)))) for text in ("är Stockholm bäst?", "is Stockholm the best?")),
    *((text, RankingQuery(SMALAND)) for text in ("Småland", "topp småland", "smaland", "bäst i Småland")),
    ("top 5 Småland", RankingQuery(SMALAND, Best(5))),
    ("topp Öland", RankingQuery(Area(lan=("08",), landscape="Öland"))),
    ("Götaland", RankingQuery(Area(lan=("05", "06", "07", "08", "09", "10", "12", "13", "14"), landscape="Götaland"))),
    *((text, RankingQuery(TOURISM)) for text in (
        "topp turismkommuner", "bästa turism- och besöksnäringskommunerna", "besöksnäringskommuner", "top tourism municipalities",
    )),
    ("topp 5 pendlingskommuner i Skåne", RankingQuery(Area(lan=("12",), group="Pendlingskommuner"), Best(5))),
    ("topp förortskommuner till större städer", RankingQuery(Area(group="Förortskommuner till större städer"))),
    ("förortskommuner", RankingQuery(Area(group="Förortskommuner till storstäderna"))),
    ("bästa större städer", RankingQuery(Area(group="Större städer"))),
    *((text, RankingQuery(Area(below=10_000))) for text in (
        "topp små kommuner", "topp under 10 000", "kommuner under 10 000 invånare", "bästa kommunen med färre än 10000 invånare",
        "topp sma kommuner", "småkommuner", "top small municipalities", "under 10 tusen",
    )),
    ("topp 5 stora kommuner", RankingQuery(Area(least=50_000), Best(5))),
    ("topp 3 kommuner över 100 000 invånare", RankingQuery(Area(least=100_000), Best(3))),
    *((text, RankingQuery(Area(least=20_000, below=50_000))) for text in (
        "medelstora kommuner", "kommuner mellan 20 000 och 50 000 invånare", "topp 20 000-50 000 invånare",
    )),
    ("sämst bland små kommuner i Skåne", RankingQuery(Area(lan=("12",), below=10_000), Lowest())),
    *((text, RankingQuery(in_lan(SODERMANLAND), Everyone())) for text in (
        "lista Sörmland", "lista alla i Sörmland", "alla kommuner i Södermanland", "list all municipalities in Sörmland",
    )),
    *((text, RankingQuery(COUNTRY, Everyone())) for text in ("lista", "alla kommuner", "list all municipalities")),
    *((text, RankingQuery(COUNTRY, Places(40, 50))) for text in (
        "plats 40–50", "plats 40-50", "platserna 40 till 50", "vilka ligger på plats 40 till 50?", "places 40 to 50", "plats 50-40",
    )),
    ("vem är på plats 3 i Skåne?", RankingQuery(in_lan("12"), Places(3, 3))),
    *((text, RankingQuery(COUNTRY, Points(12, 12))) for text in (
        "vilka har 12 poäng", "12 poäng", "12 av 14", "vilka fick 12 poang?", "who got 12 points",
    )),
    ("minst 10 poäng i Skåne", RankingQuery(in_lan("12"), Points(10, math.inf))),
    ("fler än 10 poäng", RankingQuery(COUNTRY, Points(11, math.inf))),
    ("vilka har 12,5 poäng", RankingQuery(COUNTRY, Points(12.5, 12.5))),
    *((text, RankingQuery(COUNTRY, Points(10, 12))) for text in ("10-12 poäng", "mellan 10 och 12 poäng", "10 to 12 points")),
    *((text, RankingQuery(COUNTRY, Points(12, math.inf))) for text in ("12 poäng eller mer", "12 points or more", "minst 12 poäng")),
    ("högst 3 poäng", RankingQuery(COUNTRY, Points(0, 3))),
    *((text, TrendQuery(KATRINEHOLM)) for text in (
        "utveckling Katrineholm", "hur har Katrineholm utvecklats?", "trend katrinehlm", "Katrineholm över tid",
        "has Katrineholm changed?",
    )),
    *((text, TrendQuery()) for text in ("trend", "utveckling", "utvecklingen i landet", "trends")),
    ("utveckling Sörmland", TrendQuery(area=in_lan(SODERMANLAND))),
    ("Katrineholm sedan 2011", TrendQuery(KATRINEHOLM, survey="skl-2011")),
    *((text, StatisticsQuery(in_lan("12"))) for text in ("statistik Skåne", "Skåne statistik", "stats for Scania", "hur ser det ut i Skåne?")),
    ("snittet i Skåne", StatisticsQuery(in_lan("12"), measure="mean")),
    ("appar i Skåne", StatisticsQuery(in_lan("12"), measure="offers_apps")),
    ("statistik små kommuner", StatisticsQuery(Area(below=10_000))),
    ("statistik Stockholm", StatisticsQuery(in_lan("01"))),
    *((text, StatisticsQuery(by_size=True)) for text in (
        "stora mot små", "är stora kommuner bättre än små?", "små och stora kommuner", "efter storlek", "big versus small",
    )),
    ("hur många appar har Stockholm?", ProfileQuery("0180", measure="apps")),
    ("hej", UnclearQuery("greeting")),
    ("Hello!", UnclearQuery("greeting")),
    ("tack!", UnclearQuery("thanks")),
    ("🍕", UnclearQuery("unknown")),
    ("'; DROP TABLE kommun", UnclearQuery("unknown", "DROP TABLE")),
    ("x" * 5000, UnclearQuery("too_long")),
    ("häbo", WhichQuery("häbo", ("0305", "0643"))),
    *((text, CompareQuery((GOTEBORG, "1280"))) for text in (
        "Göteborg eller Malmö", "jämför gbg malmö", "compare Gothenburg and Malmö", "Göteborg vs Malmö", "göteborg malmö",
        "är Göteborg bättre än Malmö?",
    )),
    # of two places, none is dropped for being misspelt
    *((text, CompareQuery((KATRINEHOLM, GOTEBORG))) for text in (
        "Kattrinehlm och Göteborg", "Kattrinehlm å Götebrg", "Katrineholm & Götebrg", "vem är bäst, Kattrinehlm eller Göteborg?",
    )),
    ("Götebrog Stokholm", CompareQuery((GOTEBORG, "0180"))),
    *((text, CompareQuery((GOTEBORG, "1280"))) for text in ("Göteborg och Malmöö", "Gothenburg and Malmöö")),
    ("bäst av Stockholm eller Malmöö", CompareQuery(("0180", "1280"))),
    ("Göteborg och häbo", WhichQuery("häbo", ("0305", "0643"))),
    ("Nora och Andersson", UnclearQuery("unknown", "Nora och Andersson")),
    # those that stand so against one kommun
    *((text, RankingQuery(choice=Against(KATRINEHOLM, "better"))) for text in (
        "vilka är bättre än Katrineholm", "which are better than Katrineholm?", "bättre än Katrineholm", "who scored higher than Katrineholm",
        "vilka har fler poäng än Katrineholm", "vilka kommuner ligger före Katrineholm", "vem slår Katrineholm", "vilka är bättre än katrinehlm",
        "is anyone better than Katrineholm",
    )),
    *((text, RankingQuery(choice=Against(KATRINEHOLM, "worse"))) for text in (
        "vilka ligger sämre än Katrineholm", "kommuner sämre än Katrineholm", "which are worse than Katrineholm", "vilka ligger efter Katrineholm",
    )),
    *((text, RankingQuery(choice=Against(KATRINEHOLM, "same"))) for text in (
        "vilka är lika bra som Katrineholm?", "vilka har samma poäng som Katrineholm", "which are as good as Katrineholm",
        "who has the same score as Katrineholm",
    )),
    *((text, RankingQuery(choice=Against(KATRINEHOLM, "better"), counted=True)) for text in (
        "hur många är bättre än Katrineholm", "hur många kommuner ligger före Katrineholm", "how many are better than Katrineholm",
    )),
    ("vilka i Skåne är bättre än Stockholm", RankingQuery(in_lan("12"), Against("0180", "better"))),
    ("vilka små kommuner är sämre än Malmö", RankingQuery(Area(below=10_000), Against("1280", "worse"))),
    *((text, CompareQuery(("1280", GOTEBORG))) for text in ("är Malmö bättre än Göteborg", "is Malmö as good as Göteborg", "vem är bäst, är Malmö sämre än Göteborg")),
    ("varför är vi sämre än Katrineholm", ExplainQuery(KATRINEHOLM)),
    ("vilka är bättre än häbo", WhichQuery("häbo", ("0305", "0643"))),
    # what is to be left out is not what is asked about
    *((text, RankingQuery(but(STOCKHOLM))) for text in (
        "topp utom Stockholm", "topp 10 exklusive Stockholm", "top except Stockholm", "topp utom Stokholm", "topp ej Stockholm",
        "topp 10 inte Stockholm", "topp minus Stockholm", "vem är bäst om man inte räknar Stockholm", "bästa kommunen som inte är Stockholm", "best municipality that isn't Stockholm",
    )),
    *((text, RankingQuery(but(STOCKHOLM, area=in_lan("01")))) for text in ("bäst i Stockholms län utom Stockholm", "topp Stockholms län, inte Stockholm")),
    ("alla kommuner utom Stockholm", RankingQuery(but(STOCKHOLM), Everyone())),
    ("all municipalities except Malmö", RankingQuery(but(MALMO), Everyone())),
    ("alla utom Lund och Malmö", RankingQuery(but(Area(kommun="1281"), MALMO), Everyone())),
    *((text, RankingQuery(but(in_lan("12")), Everyone())) for text in (
        "alla utom Skåne", "everyone except Skåne", "all but Skåne", "list all but the county of Skåne", "kommuner utom Skåne", "kommuner som inte ligger i Skåne",
    )),
    *((text, RankingQuery(but(in_lan("12")))) for text in ("best not in Skåne", "bäst utanför Skåne", "best municipality outside Skåne")),
    *((text, RankingQuery(but(Area(kommun=GOTEBORG)), FullMarks())) for text in (
        "vilka fick full pott förutom Göteborg", "vilka andra än Göteborg fick full pott", "who got full marks besides Göteborg", "någon annan än Göteborg som fick full pott",
    )),
    *((text, RankingQuery(but(CITIES))) for text in (
        "bästa kommunen som inte är en storstad", "bäst utanför storstäderna", "best municipality that is not a big city",
        "bäst men inte storstäder", "bäst utom i de tre storstäderna",
    )),
    ("vilka utom storstäderna fick full pott", RankingQuery(but(CITIES), FullMarks())),
    *((text, RankingQuery(but(CITIES), Everyone())) for text in ("vilka är inte storstäder", "which are not big cities", "list all but the metropolitan municipalities")),
    ("topp 10 utom storstäderna och deras förortskommuner", RankingQuery(but(CITIES, Area(group="Förortskommuner till storstäderna")))),
    ("topp 10 utom storstäder, pendlingskommuner och Malmö", RankingQuery(but(CITIES, Area(group="Pendlingskommuner"), MALMO))),
    *((text, RankingQuery(but(Area(below=10_000)))) for text in (
        "topp 10 utom små kommuner", "topp 10 utom kommuner med färre än 10 000 invånare", "best except the small ones",
    )),
    *((text, RankingQuery(but(Area(least=50_000)))) for text in ("topp 10 utom de stora", "bästa kommunen som inte är en stor kommun")),
    ("bästa kommunen i Norrbotten som inte är Luleå", RankingQuery(but(Area(kommun="2580"), area=in_lan("25")))),
    ("topp 5 i Skåne utan Malmö", RankingQuery(but(MALMO, area=in_lan("12")), Best(5))),
    ("topp 5 except Stockholm county", RankingQuery(but(in_lan("01")), Best(5))),
    ("bäst i norrland utom Umeå", RankingQuery(but(Area(kommun="2480"), area=NORRLAND))),
    ("de bästa som varken är storstäder eller större städer", RankingQuery(but(Area(group="Storstäder"), Area(group="Större städer")))),
    ("bäst utom Norrland", RankingQuery(but(NORRLAND))),
    ("topp utom Malmö sida 2", RankingQuery(but(MALMO), page=2)),
    ("topp storstäder utom Malmö", RankingQuery(but(MALMO, area=CITIES))),
    ("flest e-tjänster utom Helsingborg", HoldersQuery("e_services", "most", but(Area(kommun="1283")))),
    ("vilka kommuner i Skåne utom Malmö saknar appar", HoldersQuery("apps", "none", but(MALMO, area=in_lan("12")))),
    ("vilka är bättre än Katrineholm utom Stockholm", RankingQuery(but(STOCKHOLM), Against(KATRINEHOLM, "better"))),
    ("statistik utom Stockholms län", StatisticsQuery(but(in_lan("01")))),
    ("medel utom Malmö", StatisticsQuery(but(MALMO), measure="mean")),
    ("hur många fick full pott utom Malmö", RankingQuery(but(MALMO), FullMarks(), counted=True)),
    ("karta utom Norrland", PictureQuery("map", but(NORRLAND))),
    ("csv full pott utom Malmö", DownloadQuery(but(MALMO), FullMarks())),
    # what cannot be left out is told, and no part of what is asked is left out
    ("topp 3 utom full pott", RankingQuery(choice=Best(3))),
    ("top 3 excluding full marks", RankingQuery(choice=Best(3))),
    ("alla utom de som fick full pott", RankingQuery(choice=Everyone())),
    ("topp utom Malmö och Öland", RankingQuery()),
    ("topp Skåne utom Skåne", RankingQuery(in_lan("12"))),
    ("topp utom Malmö, Lund, Ystad, Eslöv, Höör och Kil", RankingQuery()),
    ("vilka e-tjänster är vanligast utom i Malmö", StatisticsQuery(measure="commonest")),
    # of a verb, or of what is no place
    ("vilka svarade inte i Skåne", HoldersQuery("answered", "none", in_lan("12"))),
    ("vilka kommuner utan appar i Skåne", HoldersQuery("apps", "none", in_lan("12"))),
    ("är inte Malmö bäst", ProfileQuery("1280")),
    *((text, CompareQuery(("1280", GOTEBORG))) for text in ("Malmö och Göteborg utan Stockholm", "jämför Malmö och Göteborg men inte Lund")),
    *((text, ProfileQuery("1280")) for text in ("Malmö, inte Lund", "inte Stockholm utan Malmö", "Malmö not Lund")),
    *((text, ExplainQuery("1280")) for text in ("varför svarade inte Malmö", "varför är inte Malmö med?")),
    ("ska inte vara med", UnclearQuery("unknown", "ska inte vara")),
    ("utom Stockholm", UnclearQuery("unknown")),
    *((text, ExplainQuery(KATRINEHOLM)) for text in (
        "varför Katrineholm", "vad saknas Katrineholm", "varför är Katrineholm bäst i Sörmland?", "why Katrineholm?", "varför fick katrinehlm så", "delpoäng Katrineholm",
    )),
    ("häbo eller Malmö", WhichQuery("häbo", ("0305", "0643"))),
    *((text, DefineQuery("e_service")) for text in ("vad är en e-tjänst?", "vad är e-tjänst", "what is an e-service?")),
    *((text, DefineQuery("e_government")) for text in ("vad är e-förvaltning", "e-government")),
    *((text, DefineQuery("index")) for text in ("om indexet", "hur räknas poängen?", "about the index", "vad är e-index?")),
    *((text, DefineQuery("sources")) for text in ("källor", "sources")),
    *((text, DefineQuery("survey")) for text in (
        "vad är SKL?", "vem gjorde undersökningen", "who made the survey", "when was it published", "finns det nyare siffror",
        "is it up to date?", "vem ligger bakom indexet",
    )),
    *((text, DefineQuery("lan")) for text in ("vilka län finns det?", "hur många län har Sverige", "list all counties")),
    *((text, DefineQuery("kommun")) for text in ("vad är en kommun", "what is a kommun?", "what is a län")),
    *((text, DefineQuery("coverage")) for text in (
        "varför finns bara 8 poäng", "why are some municipalities missing", "varför är listan inte komplett", "why only 8 scores?",
        "varför saknas så många poäng", "what does the dash mean",
    )),
    *((text, DefineQuery("word")) for text in ("vad är en app", "vad är en e-strategi?", "what is an app")),
    *((text, DefineQuery("groups")) for text in ("vilka kommungrupper finns det", "what groups are there")),
    *((text, UnclearQuery("thanks")) for text in ("ok", "ok tack", "bra", "perfect")),
    *((text, StatisticsQuery(measure="success_factor")) for text in (
        "hur blir man bäst", "what separates the best from the worst", "vad skiljer de bästa från de sämsta",
    )),
    *((text, WhichQuery("skone", ("12",))) for text in ("bäst i skone", "topp 5 skone", "sämst skone")),
    *((text, HelpQuery()) for text in ("exempel på frågor", "ge exempel på frågor", "example questions")),
    *((text, RankingQuery(choice=Best(score=True))) for text in (
        "vad var högsta poängen någon fick", "what is the highest score anyone got", "hur många poäng har den bästa",
    )),
    *((text, RankingQuery(choice=Lowest(score=True))) for text in ("vad är det lägsta någon fick", "lowest score anyone got")),
    ("vad är lägsta poängen i Skåne", RankingQuery(in_lan("12"), Lowest(score=True))),
    ("vad är högsta poängen man kan få", DefineQuery("index")),
    ("hur många har en ansvarig person", HoldersQuery("e_responsible", "some", counted=True)),
    ("har alla kommuner e-tjänster", StatisticsQuery(measure="offers_e_services")),
    ("did most municipalities answer", StatisticsQuery(measure="answered")),
    *((text, ProfileQuery(KATRINEHOLM)) for text in (
        "är Katrineholm utanför topp 50?", "är Katrineholm inte bland de 50 bästa?", "är Katrineholm ensam etta?",
        "har Katrineholm inte mer än 10 poäng?", "is Katrineholm not above average?", "ligger Katrineholm i den bästa fjärdedelen?",
    )),
    *((text, ProfileQuery(GOTEBORG, measure="apps")) for text in ("Does Göteborg lack apps?", "saknar Göteborg appar")),
    ("varför saknar Göteborg appar", ExplainQuery(GOTEBORG)),
    ("fler än trettio e-tjänster", HoldersQuery("e_services", "some", least=31)),
    ("minst tjugofem e-tjänster i Skåne", HoldersQuery("e_services", "some", in_lan("12"), least=25)),
    ("högsta poäng i Dalarna", RankingQuery(in_lan("20"))),
    *((text, HelpQuery()) for text in ("vem har gjort dig?", "who made you?")),
    ("why are so few scores known?", DefineQuery("coverage")),
    ("småkommuner utan e-tjänster", HoldersQuery("e_services", "none", Area(below=10_000))),
    ("kommuner i Skåne med appar", HoldersQuery("apps", "some", in_lan("12"))),
    ("big cities without apps", HoldersQuery("apps", "none", Area(group="Storstäder"))),
    ("norra Sverige", RankingQuery(NORRLAND)),
    ("top 5 southern Sweden", RankingQuery(GOTALAND, Best(5))),
    ("bästa lilla kommunen", RankingQuery(Area(below=10_000))),
    ("kan du göra diagram", HelpQuery()),
]  # fmt: skip


@pytest.fixture(scope="module")
def names(store: Store) -> Names:
    return store.names()


@pytest.mark.parametrize(("text", "query"), CASES)
def test_a_text_asks(names: Names, text: str, query: Query) -> None:
    assert parse(text, names).query == query


@pytest.mark.parametrize(
    ("text", "among"),
    [("karl", {"1082", "1883", "1080", "1780", "1446"}), ("mola", {"2418", "2062"}), ("sola", {"1981"})],
)
def test_a_name_near_several_is_asked_about(names: Names, text: str, among: set[str]) -> None:
    query = parse(text, names).query
    assert isinstance(query, WhichQuery)
    assert among >= set(query.places) or set(query.places) >= among


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        *((text, "sv") for text in ("Katrineholm", "top", "topp 3", "statistik", "hjälp", "hur gick det för Umeå", "")),
        *(
            (text, "en")
            for text in ("Gothenburg", "stats", "help", "who is best", "what about Umeå?", "thanks", "hello")
        ),
    ],
)
def test_the_language_is_the_one_asked_in(names: Names, text: str, lang: str) -> None:
    assert parse(text, names).lang == lang


def test_what_was_understood_is_told(names: Names) -> None:
    assert parse("katrinehlm", names).heard == Heard("katrinehlm", "misspelt")
    assert parse("hur bra är visby?", names).heard == Heard("visby", "town")
    assert parse("goteborg", names).heard is None
    assert parse("topp utom Flen och Lund", names).heard is None
    assert parse("Malmö, inte Lund", names).heard is None
    assert parse("är Stockholm utanför topp 10", names).heard is None


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("top 3 excluding full marks", "full marks"),
        ("alla utom de som fick full pott", "de som fick full pott"),
        ("topp utom Malmö och Öland", "Malmö och Öland"),
        ("topp Skåne utom Skåne", "Skåne"),
        ("utveckling utom Stockholm", "Stockholm"),
        ("vilket län är bäst utom Skåne", "Skåne"),
        ("jämför Skåne och Halland utom Malmö", "Malmö"),
        ("karta Malmö utom Lund", "Lund"),
        ("bästa kommunen utanför Stockholmsområdet", "Stockholmsområdet"),
        ("vilka ligger utanför topp 50", "topp 50"),
        ("topp 10 förutom de tre första", "de tre första"),
        ("vilken plats har Malmö utom Lund", "Lund"),
        ("vilka e-tjänster är vanligast utom i Malmö", "Malmö"),
    ],
)
def test_what_cannot_be_left_out_is_told(names: Names, text: str, typed: str) -> None:
    assert parse(text, names).heard == Heard(typed, "except")


@pytest.mark.parametrize(
    ("text", "kommun", "heard"),
    [
        *((text, GOTEBORG, Heard("Xyzstad", "unknown")) for text in (
            "Göteborg och Xyzstad", "Xyzstad och Göteborg", "är Xyzstad bättre än Göteborg?", "jämför Göteborg med Xyzstad",
            "hur gick det för Göteborg och Xyzstad?", "Gothenburg or Xyzstad",
        )),
        *((text, GOTEBORG, Heard("Oslo", "abroad")) for text in (
            "jämför Göteborg med Oslo", "Göteborg vs Oslo", "is Gothenburg better than Oslo?", "Oslo och Göteborg",
        )),
        ("Kattrinehlm och Oslo", KATRINEHOLM, Heard("Oslo", "abroad")),
        ("Kattrinehlm och Xyzstad", KATRINEHOLM, Heard("Xyzstad", "unknown")),
        ("jämför göteborg med new york", GOTEBORG, Heard("new york", "unknown")),
        *((text, GOTEBORG, None) for text in (
            "Erik och Göteborg", "Göteborg med omnejd", "jämför Göteborg med liknande kommuner",
            "jämför Göteborg med riket", "är Göteborg bättre än rikssnittet?",
            "hur ligger Göteborg till mot övriga storstäder", "Göteborg and its neighbours", "är Göteborg bra eller dåligt",
        )),
    ],
)  # fmt: skip
def test_a_name_beside_a_kommun_is_not_dropped(names: Names, text: str, kommun: str, heard: Heard | None) -> None:
    question = parse(text, names)
    assert isinstance(question.query, ProfileQuery)
    assert (question.query.kommun, question.heard) == (kommun, heard)


NO_PLACES = """tystad;kvaran;mötet är flyttat;kvinna;grön;svag;svea;bröd;bror;stad;kista;gavel;blomma;glömma;säger;sälja;låna;känna;rättvis;
smal;målare;kula;elda;kill;nacke;grus;luna;vera;maja;mall;dark;dare;norm;moral;hood;sunny;salad;det kan vara så;vi ses i morgon;
boken ligger på bordet;norra delen;lunch på stan;kan du boka ett rum;hur mår du;what is the weather;see you tomorrow;
book a room for lunch;it was a good call;nice work team;the bottom line;peter;anna;erik;söderman;Oslo;Köpenhamn;Helsingör;
Bergen;Åbo;Trondheim;holland;norge;berlin;paris;london;pizza;kaffe;fredag;skatt;vatten;vägen;skolan;sommar;vinter;hund;katt;
asdf;qwerty;lorem ipsum;test test;xyzzy;foo bar;hahaha;ok;ja;nej;okej då;precis;kanske;aldrig i livet;god jul;gott nytt år;
mitt möte;ditt namn;vårt hus;en bil;två bilar;barnen leker;kungen talar;banken stänger;tåget går;filmen börjar;maten är klar"""


@pytest.mark.parametrize("text", [text.strip() for text in NO_PLACES.split(";")])
def test_ordinary_words_are_not_taken_for_a_place(names: Names, text: str) -> None:
    query = parse(text, names).query
    assert not isinstance(query, ProfileQuery | RankingQuery), query


@given(st.text(max_size=LONGEST_QUESTION + 10))
def test_parse_never_raises(store: Store, text: str) -> None:
    parse(text, store.names())


def test_every_name_finds_its_own_kommun_however_it_is_typed(names: Names) -> None:
    kommuner = {code: name for code, name in names.display.items() if is_kommun(code)}
    folded = [fold(key(name)) for name in kommuner.values()]
    for code, name in kommuner.items():
        forms = [name, name.upper(), name.lower(), f"{name} kommun", f"{name}s kommun", name.replace("-", " ")]
        if folded.count(fold(key(name))) == 1:
            forms.append(fold(key(name)))
        for form in forms:
            assert parse(form, names).query == ProfileQuery(code), form


def test_every_alias_and_locality_finds_its_own_kommun(store: Store) -> None:
    names = store.names()
    with store._current().connection() as db:
        rows = db.execute("SELECT name, place, kind FROM place_name").fetchall()
    lost = []
    for name, place, kind in rows:
        if kind == "landscape" or not is_kommun(place) or name in ("Danmark", "Mala"):
            continue  # a country, and Malå without its ring
        query = parse(name, names).query
        found = query.places if isinstance(query, WhichQuery) else (getattr(query, "kommun", None),)
        if place not in found:
            lost.append((name, place, kind, query))
    assert lost == []


@given(st.data())
def test_a_one_letter_slip_never_silently_gives_another_kommun(store: Store, data: st.DataObject) -> None:
    names = store.names()
    code = data.draw(st.sampled_from([c for c in names.display if is_kommun(c)]))
    name = names.display[code]
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyzåäö"))
    typed = data.draw(
        st.sampled_from(
            [name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]]
        )
    )
    question = parse(typed, names)
    if isinstance(question.query, ProfileQuery) and question.query.kommun != code:
        assert fold(key(typed)) != fold(key(name))
        assert question.heard is None or question.heard.how == "town", (typed, question)
