"""Whole replies, written down in tests/replies and read by a person. `pytest --write-replies` writes them anew."""

import json
from pathlib import Path

import pytest

from handlers.answering.answerer import Answerer
from tests.fake_slack import check_message

REPLIES = Path(__file__).parent / "replies"

QUESTIONS = {
    "share_of_size": ("hur stor andel av kommunerna är små?", "what share of kommuner are big?"),
    "part_of_full_marks": ("hur många har under hälften av max?", "how many got at least half of full marks?"),
    "mean_without_one": ("vad är snittet utan Malmö?", "what is the mean without Malmö?"),
    "two_topics": ("vem har gjort dig och kan jag se koden", "who built you and can I see the code"),
    "topic_of_kommun": ("varför är Kiruna inte med i listan", "why is Gävle grey on the map"),
    "agencies": ("hur många e-tjänster har Försäkringskassan", "are state agencies included?"),
    "report": ("var kan jag läsa originalrapporten?", "where can I find the original report?"),
    "introduction": ("vad är det här för något", "explain this to me like I'm five"),
    "formats": ("kan jag få det som powerpoint", "can I get it as slides?"),
    "file_holds": ("vilka kolumner finns i csv-filen?", "what columns are in the csv file?"),
    "all_shown": (
        "Vi svarade aldrig på enkäten i Dorotea, varför står vi då med i siffrorna?",
        "We in Dorotea never answered, so why are we shown here?",
    ),
    "no_mail_to": ("skicka topplistan till anna@katrineholm.se", "send the top list to anna@katrineholm.se"),
    "beside_figure_not_held": (
        "vad fick Stockholm och hur nöjda är medborgarna?",
        "give me Stockholm's score, and how satisfied the inhabitants are",
    ),
    "example_chart_not_drawn": ("pajdiagram poängfördelning exempel", "pie chart of the scores example"),
    "example_what_if_points": (
        "Om Sollefteå fick två poäng till i exemplet, på vilken plats skulle de hamna?",
        "if Sollefteå had got two more points in the example, what would its rank be?",
    ),
    "defined_and_figure": (
        "Hur definieras e-tjänst i undersökningen och hur många har Göteborg?",
        "how is an e-service defined and how many does Göteborg have?",
    ),
    "not_held_and_figure": (
        "vilket parti styr Umeå och vad fick de för poäng?",
        "Which party runs Umeå and what score did they get?",
    ),
    "questionnaire": ("kan man få se enkätformuläret?", "is the questionnaire available?"),
    "scale": ("vem har bestämt att just 14 poäng är max?", "who decided that 14 is the maximum?"),
    "unit_asked": ("vad är undersökningsenheten?", "what was the unit of observation?"),
    "late_counted": (
        "räknades sena svar, eller gav de låga poäng?",
        "Could a municipality's score be low simply because it answered late?",
    ),
    "planned_meaning": ("vad betyder det när det står planerade e-tjänster?", "what does planned e-services mean?"),
    "marked": ("hur vet jag om en siffra är påhittad eller riktig", "how can I tell if a figure is real or invented?"),
    "profile": ("Katrineholm", "What's the score for Katrineholm?"),
    "profile_shared_first": ("Göteborg", "Gothenburg"),
    "profile_place_without_score": ("Örnsköldsvik", "tell me about Örnsköldsvik"),
    "profile_rank_group_bound": ("Vallentuna", "how good is Vallentuna"),
    "profile_without_score": ("Eskilstuna", "score for Eskilstuna"),
    "profile_without_score_in_shared_lan": ("Täby", "score for Täby"),
    "profile_nothing_in_lan": ("Falun", "score for Falun"),
    "profile_also_lan": ("Stockholm", "score for Stockholm"),
    "profile_only_kommun_of_lan": ("Gotland", "score for Gotland"),
    "profile_misspelt": ("katrinehlm", "score for katrinehlm"),
    "profile_town": ("Visby", "score for Visby"),
    "claim_full_marks": ("fick Malmö full pott?", "did Malmö get full marks?"),
    "claim_best": ("är Umeå bäst?", "is Umeå the best?"),
    "claim_best_in_lan": ("är Trosa bäst i Sörmland?", "is Trosa the best in Sörmland?"),
    "claim_among": ("är Vallentuna bland de 50 bästa?", "is Vallentuna among the top 50?"),
    "claim_points": ("fick Trosa mer än 10 poäng?", "did Trosa get more than 10 points?"),
    "claim_place": ("kom Örnsköldsvik trea?", "is Örnsköldsvik in third place?"),
    "claim_last": ("är Åmål sämst?", "is Katrineholm last?"),
    "claim_above_mean": ("ligger Katrineholm över snittet?", "is Katrineholm above average?"),
    "claim_above_mean_bound": ("ligger Göteborg över snittet?", "is Göteborg above average?"),
    "difference_mean_bound": ("hur långt över snittet ligger Göteborg?", "how far above average is Göteborg?"),
    "claim_apps": ("har Göteborg några appar?", "does Kiruna have any apps?"),
    "answered_one": ("svarade Flen?", "did Flen answer?"),
    "answered_one_known": ("svarade Umeå?", "did Umeå answer?"),
    "ranked_one": ("är Lund med i rankinglistan?", "is Lund in the ranking list?"),
    "planned": ("hur många e-tjänster planerar Göteborg?", "how many e-services is Gothenburg planning?"),
    "my_pages_not_known": ("har Lund mina sidor?", "does Lund have my pages?"),
    "cooperation_not_known": ("samarbetar Flen om upphandling?", "does Flen cooperate on procurement?"),
    "lan_of_kommun": ("vilket län ligger Flen i?", "which county is Flen in?"),
    "group_of_kommun": ("vilken kommungrupp tillhör Flen?", "what type of municipality is Flen?"),
    "to_full_marks": ("hur långt är Katrineholm från full pott?", "how far is Katrineholm from full marks?"),
    "to_full_marks_not_known": ("hur långt är Lund från full pott?", None),
    "compare_difference": (
        "hur mycket bättre är Göteborg än Katrineholm?",
        "how many points is Katrineholm behind Gothenburg?",
    ),
    "explain_no_score": ("varför saknas Malmö?", "why is Örnsköldsvik's score not shown?"),
    "ranking_country": ("top", "who is best in the country"),
    "ranking_three": ("topp 3", "the best 3"),
    "ranking_except": ("topp utom Stockholm", "top except Stockholm"),
    "ranking_except_in_lan": ("topp 5 i Skåne utan Malmö", "top 5 in Skåne except Malmö"),
    "ranking_except_group": ("bästa kommunen som inte är en storstad", "best municipality that is not a big city"),
    "ranking_except_landscape": ("bäst utom Norrland och Malmö", "best except Norrland and Malmö"),
    "ranking_not_left_out": ("topp 3 utom full pott", "top 3 excluding full marks"),
    "list_except": ("alla utom små kommuner", "everyone except small municipalities"),
    "holders_except": ("flest e-tjänster utom Helsingborg", "most e-services except Helsingborg"),
    "statistics_except": ("statistik utom Stockholms län", "stats except Stockholm county"),
    "map_except": ("karta Skåne utom Malmö", "map of Skåne except Malmö"),
    "ranking_full_marks": ("full pott", "who got full marks"),
    "ranking_lan": ("top Sörmland", "best in Sörmland"),
    "ranking_lan_shared": ("topp Stockholms län", "the best in Stockholms län"),
    "ranking_lan_unknown": ("topp Dalarna", "best in Dalarna"),
    "ranking_lan_one_known": ("topp Skåne", "best in Scania"),
    "statistics": ("statistik", "stats"),
    "ranking_no_full_marks": ("full pott sörmland", "full marks in sörmland"),
    "ranking_lowest": ("sämst i landet", "who is worst in the country"),
    "compare": ("jämför Göteborg Malmö Katrineholm", "compare Gothenburg, Malmö and Katrineholm"),
    "compare_misspelt": ("Kattrinehlm å Götebrg", "Kattrinehlm and Götebrg"),
    "compare_beside_unknown": ("Göteborg, Malmö och Xyzstad", "Gothenburg, Malmö and Xyzstad"),
    "profile_beside_unknown": ("Göteborg och Xyzstad", "Gothenburg and Xyzstad"),
    "profile_beside_abroad": ("jämför Göteborg med Oslo", "is Gothenburg better than Oslo?"),
    "example_compare_times": (
        "stämmer det att Helsingborg har dubbelt så många e-tjänster som Malmö, exempel?",
        "how many times as many e-services does Helsingborg have as Malmö, example",
    ),
    "compare_even": ("Göteborg eller Umeå", "Gothenburg or Umeå"),
    "compare_one_known": ("är Katrineholm bättre än Nyköping?", "is Katrineholm better than Nyköping?"),
    "compare_unknown": ("Malmö Lund", "compare Malmö and Lund"),
    "compare_seven": ("jämför Göteborg Malmö Umeå Luleå Boden Kiruna Piteå", None),
    "compare_areas": ("jämför Skåne och Halland", "compare Scania and Halland"),
    "rank_lan": ("vilket län är bäst?", "which county is best"),
    "rank_lan_2011": ("bästa länet 2011", "best county 2011"),
    "rank_groups": ("vilken kommungrupp är bäst?", "which type of municipality is best"),
    "compare_areas_seven": ("jämför Skåne Halland Blekinge Dalarna Gävleborg Värmland Västmanland", None),
    "define_group": ("vad är en pendlingskommun?", "what is a commuter municipality"),
    "define_groups": ("vad är en kommungrupp?", "what is a kommungrupp"),
    "explain_not_published": ("varför Katrineholm", "why did Katrineholm get that"),
    "define_e_service": ("vad är en e-tjänst?", "what is an e-service?"),
    "define_e_government": ("vad är e-förvaltning?", "what is e-government?"),
    "define_index": ("om indexet", "about the index"),
    "define_sources": ("källor", "sources"),
    "highest_score": ("vad var högsta poängen någon fick", "what is the highest score anyone got"),
    "lowest_score": ("vad är det lägsta någon fick exempel", "what was the lowest score anyone got"),
    "define_survey": ("vem gjorde undersökningen", "when was it published"),
    "define_survey_example": ("vem gjorde undersökningen exempel", "who made the survey example"),
    "define_lan": ("vilka län finns det?", "what is a kommun?"),
    "define_coverage": ("varför finns bara 8 poäng", "why are some municipalities missing"),
    "define_word": ("vad är en app", "what is an app"),
    "survey_of_another_year": ("Katrineholm 2011", "score for Katrineholm 2011"),
    "no_survey": ("Katrineholm 2019", "score for Katrineholm 2019"),
    "landscape": ("Småland", "best in Småland"),
    "landscape_in_lan": ("topp Dalsland", "best in Dalsland"),
    "landscape_in_several": ("topp Ångermanland", "best in Ångermanland"),
    "landscape_held": ("vilka kommuner i Dalsland har e-tjänster?", "which in Dalsland have e-services"),
    "landscape_map": ("karta Dalsland", "map of Dalsland"),
    "landscapes_of_one_lan": ("Dalsland mot Bohuslän", "compare Dalsland and Bohuslän"),
    "ranking_group": ("topp turismkommuner", "top tourism municipalities"),
    "ranking_small": ("topp små kommuner", "top small municipalities"),
    "points_none_known": ("vilka har 12 poäng", "who has 12 points"),
    "points_known": ("minst 10 poäng", "at least 10 points"),
    "most_e_services": ("vem har flest e-tjänster", "who has most e-services"),
    "without_apps": ("vilka saknar appar", "which have no apps"),
    "silent": ("vilka svarade inte", "who did not answer"),
    "without_e_services_lan": ("vilka i Skåne saknar e-tjänster", "which in Scania have no e-services"),
    "more_apps": ("vilka har fler än 5 appar", "which have more than 5 apps"),
    "five_apps": ("vilka har minst 5 appar", "which have at least 5 apps"),
    "between_apps": ("mellan fem och tio appar", "between five and ten apps"),
    "best_without_apps": ("topp 5 kommuner utan appar", "top 5 without apps"),
    "apps_without_strategy": ("kommuner med appar men utan e-strategi", "municipalities with apps but no e-strategy"),
    "strategy_and_points": ("kommuner med e-strategi och minst 10 poäng", "with an e-strategy and at least 10 points"),
    "neither": ("vilka har varken appar eller e-tjänster", "neither apps nor e-services"),
    "two_mosts": ("flest appar och e-tjänster", "most apps and e-services"),
    "more_apps_than_unknown": ("vilka har fler appar än Malmö", "which have more apps than Malmö"),
    "more_e_services_than": ("vilka har fler e-tjänster än Göteborg", "which have more e-services than Gothenburg"),
    "planned_most": ("vilka planerar flest e-tjänster", "which plan most e-services"),
    "mean_e_services": ("hur många e-tjänster har kommunerna i snitt", "average number of e-services"),
    "median_apps": ("medianen för antal appar", "median number of apps"),
    "total_apps": ("hur många appar har kommunerna tillsammans", "total number of apps"),
    "top_of_each": ("topp 5 i varje län", "top 5 in each county"),
    "per_head": ("poäng per invånare", "points per capita"),
    "alike_in_size": ("kommuner i vår storlek", "similar-sized kommuner"),
    "as_large_as": ("hur många är ungefär lika stora som Umeå?", "how many kommuner are about the size of Umeå"),
    "nearest_in_size": (
        "vilka tre är mest lika Vimmerby i storlek",
        "the three kommuner nearest Vimmerby in population",
    ),
    "apps_per_head": ("vilka har flest appar per capita", "which have the most apps per capita"),
    "e_services_per_thousand": (
        "e-tjänster per 1000 invånare i Göteborg",
        "Gothenburg e-services per 1,000 inhabitants",
    ),
    "spelling": ("vilken kommun har längst namn", "which kommun has the longest name"),
    "begins": ("kommuner som börjar på Ö, högst poäng först", "which kommuner start with Å or Ä"),
    "cooperation": ("hur många samarbetar om utveckling", "how many cooperate on development"),
    "not_by_area": ("vilket län har flest appar", "which county has most apps"),
    "population": ("hur många invånare har Göteborg?", "how many people live in Gothenburg"),
    "compare_e_services": (
        "har Örnsköldsvik fler e-tjänster än Göteborg?",
        "does Örnsköldsvik have more e-services than Gothenburg",
    ),
    "compare_apps": ("vem har flest appar, Göteborg eller Malmö?", None),
    "strategies": ("vilka kommuner har en e-strategi?", "which municipalities have an e-strategy"),
    "strategy_not_known": ("har Katrineholm en e-strategi?", "does Katrineholm have an e-strategy"),
    "strategy": ("har Vallentuna en e-strategi?", None),
    "missed_full_marks": ("vilka har inte full pott?", "which did not get full marks"),
    "silent_counted": ("hur många kommuner svarade inte?", "how many did not answer"),
    "without_apps_counted": ("hur stor andel saknar appar?", None),
    "without_services_small": (
        "hur stor andel av dem som saknar e-tjänster har färre än 10 000 invånare?",
        "what share of those without e-services have fewer than 10,000 inhabitants?",
    ),
    "mean_not_published": ("vad är snittet?", "what is the average score?"),
    "median_not_published": ("median i Sverige", None),
    "with_beside_without": (
        "har kommuner med e-strategi fler e-tjänster än de utan?",
        "do kommuner with an e-strategy have more e-services than those without?",
    ),
    "cause": ("leder en e-strategi till fler e-tjänster?", "does an e-strategy lead to more e-services?"),
    "beside_the_rest": (
        "är Katrineholm bättre än resten av länet?",
        "is Katrineholm better than the rest of the county?",
    ),
    "better_than": ("vilka är bättre än Katrineholm", "which are better than Katrineholm"),
    "better_than_the_best": ("vilka är bättre än Göteborg", "which are better than Gothenburg"),
    "worse_than": ("vilka är sämre än Vallentuna", "which are worse than Vallentuna"),
    "worse_than_none_known": ("vilka är sämre än Katrineholm", "which are worse than Katrineholm"),
    "as_good_as": ("vilka är lika bra som Göteborg", "which are as good as Gothenburg"),
    "better_than_unknown": ("vilka är bättre än Malmö", "which are better than Malmö"),
    "better_than_counted": ("hur många är bättre än Katrineholm", "how many are better than Katrineholm"),
    "points_counted": ("hur många har minst 10 poäng", "how many got at least 10 points"),
    "points_counted_one": ("hur många fick 10 poäng", "how many scored 10 points"),
    "points_counted_lan": ("hur många i Skåne har under 5 poäng", "how many in Scania have less than 5 points"),
    "full_marks_counted_lan": ("hur många i Skåne fick full pott", "how many in Scania got full marks"),
    "full_marks_counted_none": ("hur många i Sörmland fick full pott", "how many in Sörmland got full marks"),
    "places_not_published": ("plats 40–50", "places 40–50"),
    "place_placed": ("plats 3", "who is in place 3"),
    "list_lan": ("lista Sörmland", "list all in Sörmland"),
    "list_country": ("alla kommuner", "list all municipalities"),
    "trend": ("utveckling", "trend over time"),
    "trend_kommun": ("utveckling Katrineholm", "has Katrineholm changed?"),
    "statistics_lan": ("statistik Skåne", "stats for Scania"),
    "statistics_by_size": ("stora mot små", "big versus small"),
    "which_one": ("umeo", "score for umeo"),
    "help": ("hjälp", "help"),
    "language": ("språk sv", "language en"),
    "language_which": ("språk", "language"),
    "which": ("häbo", "score for häbo"),
    "unknown": ("pizza", "what is pizza"),
    "elsewhere": ("Oslo", "score for Oslo"),
    "other_subject": ("hur är vädret i Göteborg", "what is the weather like in Gothenburg"),
    "greeting": ("hej", "hello"),
    "thanks": ("tack!", "thanks!"),
    "example_profile": ("Katrineholm exempel", "Katrineholm example"),
    "example_groups_claimed": (
        "i vilka län har mer än hälften av kommunerna en app exempel",
        "which counties average at least 9 points example",
    ),
    "example_yes_no": ("har Lund en e-strategi exempel", None),
    "example_difference": ("hur många fler appar har Göteborg än Malmö exempel", None),
    "example_check": ("har Lund fler än 50 appar exempel", None),
    "check_parts": ("samverkar kommunerna om e-tjänster?", "do the kommuner cooperate?"),
    "share_parts": ("hur stor andel av kommunerna samverkar?", None),
    "mean_few_known": ("medelpoäng för storstäderna", None),
    "example_claim_group_first": (
        "har storstäderna högst snitt, exempel?",
        "are the metropolitan kommuner the best, example?",
    ),
    "example_claim_group_not_first": ("har Skåne högst snittpoäng av alla län, exempel?", None),
    "claim_group_unknown": ("har storstäderna högst snitt?", None),
    "check_not_last": ("stämmer det att Umeå kom sist?", "is it true that Umeå came last?"),
    "example_check_share": ("har hälften av kommunerna appar exempel", None),
    "example_check_best": ("är Malmö bäst i Skåne exempel", "is Malmö the best in Skåne example"),
    "example_beside_mean": ("är Lund bättre än snittet exempel", None),
    "example_behind": ("hur långt är Lund från full pott exempel", None),
    "example_full_marks": ("hur många fick full pott exempel", None),
    "example_mean_by_lan": ("snitt antal appar per län exempel", None),
    "example_median": ("medianen av e-tjänster i Skåne exempel", None),
    "example_total": ("hur många e-tjänster har kommunerna i Skåne totalt exempel", None),
    "example_share": ("hur stor andel av kommunerna i Skåne har e-strategi exempel", None),
    "example_most": ("vem har flest appar i Skåne exempel", None),
    "example_first_of_first": (
        "är de tre största kommunerna med på topp 10 i exempel",
        "how many of the 20 most populous municipalities are in the top 20 by score, example",
    ),
    "example_place_from_bottom": (
        "Hur långt från sista plats är Lund exempel",
        "Ranked from the bottom, where's Haparanda? Example",
    ),
    "example_place_supposed": (
        "om Lund fick två poäng till, vilken plats skulle det ge i exempel",
        "If Helsingborg had 3 more points in the example, what would its rank be?",
    ),
    "place_supposed_between": ("om Katrineholm fick två poäng till, vilken plats?", None),
    "example_place": ("vilken plats har Umeå i Västerbotten exempel", None),
    "example_compare": ("jämför Malmö och Lund exempel", "compare Malmö and Lund example"),
    "example_compare_areas": ("jämför Skåne och Halland exempel", None),
    "example_sides": ("snittpoäng för kommuner med och utan e-strategi exempel", None),
    "example_explain": ("varför fick Lund sin poäng exempel", None),
    "example_to_median": ("hur långt över medianen ligger Umeå exempel", "is Malmö above the median example"),
    "example_ranking_with_another": (
        "de fem största kommunerna och deras poäng exempel",
        "top 3 by e-services and their score example",
    ),
    "example_part_of_total": (
        "hur stor del av alla appar finns i storstäderna exempel",
        "what part of all apps is in Skåne",
    ),
    "example_two_shares": ("andelen med app jämfört med andelen med e-strategi exempel", None),
    "example_of_the_largest": ("hur många av de tio största kommunerna har e-strategi exempel", None),
    "example_several_sums": (
        "summa och snitt för appar i Skåne exempel",
        "mean and total apps in Skåne example",
    ),
    "example_sides_of_a_number": (
        "exempel: snitt över och under 20 000 invånare",
        "mean score split at 30,000 residents example",
    ),
    "example_range": (
        "spännvidden i poäng i Skåne exempel",
        "lowest and highest number of e-services in Halland example",
    ),
    "example_apart": (
        "vilka i Halland ligger minst 2 poäng över snittet exempel",
        "how many kommuner are exactly 2 points below Lund, example",
    ),
    "example_association": (
        "är det nåt samband mellan invånarantal och poäng i exempel",
        "rank correlation between apps and points outside the big cities, example",
    ),
    "association_unknown": ("samband mellan invånarantal och poäng", "is there a link between apps and points"),
    "example_association_drawn": ("punktdiagram appar mot poäng i Skåne exempel", None),
    "example_deviation": ("snitt och standardavvikelse för e-tjänster i Skåne exempel", None),
    "example_deviation_by_lan": (
        "vilket län har störst spridning i appar exempel",
        "standard deviation of apps per county example",
    ),
    "example_range_by_group": ("spännvidden i e-tjänster per kommungrupp exempel", None),
    "deviation_not_published": ("standardavvikelsen för poäng", "what's the standard deviation of apps?"),
    "example_spread": ("fördelning av poäng exempel", None),
    "example_statistics": ("statistik exempel", None),
    "example_list": (
        "vilka kommuner i Skåne har minst 3 appar exempel",
        "which kommuner in Skåne have at least 3 apps example",
    ),
    "example_against": ("hur många har fler appar än e-tjänster exempel", None),
    "example_nearest": ("vem ligger närmast snittet exempel", None),
    "example_places_shared": ("plats 100 till 110 i exempel", "who is in 13th place in the example"),
    "example_ranking": ("topp 3 exempel", None),
    "basis_value": ('{"want": "value", "measure": "apps", "of": ["1281"], "form": "basis", "survey": "exempel"}', None),
    "basis_mean": ('{"want": "mean", "measure": "e_services", "form": "basis", "survey": "exempel"}', None),
    "too_long": ("x" * 5000, None),
}
CASES = [
    (f"{name}.{lang}", question)
    for name, both in QUESTIONS.items()
    for lang, question in zip(("sv", "en"), both, strict=True)
    if question
]


@pytest.mark.parametrize(("name", "question"), CASES)
def test_the_reply_is_the_one_written_down(
    answerer: Answerer, example: Answerer, pytestconfig: pytest.Config, name: str, question: str
) -> None:
    of_example = name.startswith("example_") or '"exempel"' in question
    answer = (example if of_example else answerer).in_full(question)
    answer["question"] = question[:80]
    path = REPLIES / f"{name}.json"
    if pytestconfig.getoption("write_replies"):
        path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert answer == json.loads(path.read_text(encoding="utf-8"))
    assert answer["lang"] == name.rsplit(".", 1)[1]


def test_no_reply_is_written_down_that_nobody_asks_for() -> None:
    assert {path.stem for path in REPLIES.glob("*.json")} == {name for name, _ in CASES}


def test_slack_takes_every_reply_written_down_and_its_buttons_can_be_taken_in_at_a_glance() -> None:
    for path in REPLIES.glob("*.json"):
        message = json.loads(path.read_text(encoding="utf-8"))
        check_message(message)
        rows = [block for block in message["blocks"] if block["type"] == "actions"]
        most = 9 if path.stem.startswith("help") else 4  # besides its menu; help has one an example
        assert all(sum(each["type"] == "button" for each in row["elements"]) <= most for row in rows), path.stem
