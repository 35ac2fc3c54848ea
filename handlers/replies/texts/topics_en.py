"""What is said of topics without figures, in English: as in topics_sv.py, where the rules are."""

from typing import Final

TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "greeting": ("Hello! I tell how good Sweden's kommuner (municipalities) are at e-services.", ">Katrineholm"),
    "thanks": ("You're welcome! Ask about another kommun any time.",),
    "goodbye": ("Goodbye, and welcome back!",),
    "praise": ("Thank you, that's good to hear! Ask about another kommun any time.",),
    "insult": (
        "I'm sorry I wasn't of help.",
        "Please ask again, with the name of a kommun or a county.",
        ">Katrineholm",
    ),
    "bot": (
        "I am e-index, a computer program and not a human.",
        "I tell how Sweden's kommuner do at e-services: I read your question, look it up in the survey and answer with figures that have a source; I use no language model.",
        "Who runs me here is known to whoever installed me.",
        ">help",
    ),
    "e_service": (
        "{said}.",
        "That is how {survey} uses the word.",
        "Which single solutions count is not in the sources.",
    ),
    "e_service:missing": ("{survey} does not say what it means by e-service.",),
    "e_government": ("{said}.", "That is how {survey} uses the word."),
    "e_government:missing": ("{survey} does not say what it means by e-government.",),
    "index": (
        "The index of {title} is 0–{scale} points: parts of the kommuner's answers were weighed together.",
        "Which questions gave points, and how many, has not been published.",
        "{answered} of {invited} kommuner answered, and {ranked} are in the ranking list.",
        "They are sorted into {groups} rank groups by their points.",
        "{scored} of the scores are openly published.",
    ),
    "index:unscored": ("{survey} has no points and no ranking list here.",),
    "index:complete": (
        "The index of {title} is 0–{scale} points: parts of the kommuner's answers were weighed together.",
        "{answered} of {invited} kommuner answered, and {ranked} are in the ranking list.",
        "They are sorted into {groups} rank groups by their points.",
    ),
    "index:list": ("The index of {title} is 0–{scale} points ({ranked} of 290 kommuner).", "Its rule I do not know."),
    "index:rule": (
        "The index of {survey} is 0–{scale} points, computed from the kommuner's answers by a rule that the survey states.",
        "Ask why a kommun got its score, and I show the parts.",
        ">why did Katrineholm get its score",
    ),
    "ties": (
        "Kommuner with equal points share a place.",
        "{survey} sorts them into {groups} rank groups and skips none; in my lists the next place is skipped: 1, 1, 3.",
        ">top 10",
    ),
    "neighbours": (
        "Which kommuner are neighbours I do not know.",
        "I can compare with the county, with the group of kommuner (type “compare with similar”) or with those that you name.",
        ">compare Borås Mark Ulricehamn",
    ),
    "sizes": (
        "Small kommuner have fewer than 10,000 inhabitants here, medium-sized ones 20,000–50,000 and large ones 50,000 or more.",
        "These bounds are mine, and the inhabitants are those of SCB on 31 December 2013; you can always give another bound.",
        ">top under 20,000 inhabitants",
    ),
    "silent": (
        "{silent} of {invited} kommuner did not answer.",
        "They are not in the ranking list and never count as zero.",
        "How single unanswered questions were handled is not in the sources.",
    ),
    "silent:rule": ("{silent} of {invited} kommuner did not answer.", "They get no score and never count as zero."),
    "survey": (
        "{title} was made by {publisher} and published {date}.",
        "All {invited} kommuner were asked, and {answered} answered.",
        "When the answers were collected, and the questions word for word, is not in the sources.",
    ),
    "survey:made_up": (
        "{survey} is made up by {publisher}, to show what answers look like when all scores are known.",
        "In it, {answered} of {invited} kommuner answer.",
    ),
    "coverage": (
        "{scored} of the ranking list's {ranked} scores are openly published.",
        "The whole list is not openly available: the scores shown were told by kommuner and media, each with its source.",
        "The others are shown as “not published”, never as zero.",
        ">top 10",
    ),
    "coverage:unscored": ("No points of {survey} are known here, so nobody has a place in it.",),
    "coverage:complete": (
        "The whole list is known here: {scored} kommuner have a score.",
        "Those that did not answer have none, and never count as zero.",
    ),
    "sources": ("Sources of {survey}: {sources}.",),
    "sources:figure": ("The figure {claimed} is published here: {sources}.",),
    "sources:missing": ("{survey} has no sources.",),
    "citation": (
        "{publisher}: _{title}_, {date}.",
        "That is how you can cite the survey; its figures may be quoted with their source.",
        "Single figures come from several sources, and every answer says which; I know of no licence.",
    ),
    "citation:made_up": (
        "{survey} is made up and must not be cited as fact.",
        "Type `the real figures`, and I answer with published figures and their sources.",
    ),
    "newest": (
        "{newest}, published {newest_date}, is the newest survey there is here.",
        "So I do not know how things stand today.",
        "{newest_publisher}, now called SKR, would know of anything later.",
    ),
    "cost_of_survey": (
        "What the survey cost is not in the sources.",
        "{publisher} made it and published it {date}.",
    ),
    "who_made": ("{publisher} made the survey and published it {date}.", "{answered} of {invited} kommuner answered."),
    "who_made:made_up": (
        "{survey} is made up by {publisher}, to show what answers look like when all scores are known.",
    ),
    "skl": (
        "SKL is Sveriges Kommuner och Landsting, the Swedish Association of Local Authorities and Regions, which made the survey.",
        "Since 2019 its Swedish name is Sveriges Kommuner och Regioner (SKR).",
    ),
    "method": (
        "The figures are published, or follow from published ones, and each answer links its source.",
        "What has not been published I do not make up: then I say that it is not known.",
        ">sources",
    ),
    "method:made_up": (
        "The figures of {survey} are made up, and every answer says so.",
        "A program drew them at random, to agree with what is published of the country and of a few kommuner.",
        "Type `the real figures`, and I answer with published figures only.",
    ),
    "checked": (
        "The figures build on what the kommuner themselves answered in a survey.",
        "Whether anybody checked the answers, and who at each kommun gave them, is not in the sources.",
    ),
    "checked:made_up": ("No, nobody has answered: {survey} is made up.",),
    "raw_data": (
        "I have no raw data: {scored} of the ranking list's {ranked} scores are openly published.",
        "What is known you can have as a file, a map or a chart; there are no slides and no API.",
        "I know of no licence; the figures may be quoted with their source.",
        ">download csv",
    ),
    "raw_data:complete": (
        "All {scored} scores of {survey} can be had as a file.",
        "There are maps and charts too, but no slides and no API.",
        ">download csv",
    ),
    "who_to_ask": (
        "I have no phone number.",
        "{publisher} knows most about the survey, a kommun about its own e-services, and whoever installed me here about me.",
        ">help",
    ),
    "who_to_ask:made_up": (
        "I have no phone number.",
        "The figures of {survey} are made up; whoever installed me here knows most about me.",
    ),
    "cost": ("The survey does not say what e-services cost, or what they save.", ">{about}"),
    "politics": (
        "Which parties govern the kommuner is not part of the survey.",
        "I tell how they do on e-services, whoever governs.",
        ">{about}",
    ),
    "single_service": (
        "Which single e-services a kommun has is not part of the survey: the service itself is on the kommun's website.",
        "The most common ones in the country: {said}.",
        ">{about}",
    ),
    "commonest": (
        "The most common e-services: {said}.",
        "Others that are common: {also}.",
        "How many kommuner have each of them has not been published.",
    ),
    "commonest:missing": (
        "{survey} does not say which e-services are the most common.",
        ">how many kommuner have e-services",
    ),
    "success": ("What tells the top from the bottom is {said}.",),
    "success:missing": ("{survey} does not say what tells the top from the bottom.",),
    "eid": (
        "{survey} says nothing about how people log in, or which kommuner have electronic identification.",
        ">{about}",
    ),
    "quality_of_life": (
        "The survey does not say where it is good to live: it is about the kommuner's e-services.",
        ">{about}",
    ),
    "no_proof": ("No, the survey does not prove what causes what: it says how things were, not why.",),
    "partners": ("The survey does not say with whom a kommun cooperates, only whether it does.",),
    "which_area": ("Type the name of the county or the group, and I answer about it.",),
    "reason": ("I do not know why: the survey says what the kommuner answered, but not the reasons.", ">{about}"),
    "why_changed": (
        "I do not know why: the survey says what the kommuner answered, but not the reasons.",
        "{with_apps}% of kommuner had apps, against {earlier_apps}% in {earlier}.",
    ),
    "not_asked": ("The survey says nothing about that: it is about the kommuner's e-services and apps.", ">{about}"),
    "law": (
        "The survey does not say what the law demands of the kommuner: it asked what they have.",
        ">how many kommuner have e-services",
    ),
    "obstacles": (
        "Which obstacles the kommuner see is not in our sources.",
        "What tells the top from the bottom is {said}.",
    ),
    "regions": ("Regions are not included: the survey is of Sweden's {invited} kommuner.", ">stats"),
    "regions:missing": ("Regions are not included: the survey is of Sweden's kommuner.",),
    "other_country": ("Other countries are not included: the survey is of Sweden's {invited} kommuner.", ">stats"),
    "other_country:missing": ("Other countries are not included: the survey is of Sweden's kommuner.",),
    "elsewhere": ("{typed} is not a Swedish kommun, and the survey only covers Sweden.", ">Katrineholm"),
    "what_if": (
        "How it would have gone then I cannot work out: which questions gave points, and how heavily each of them weighed, has not been published.",
        ">{about}",
    ),
    "what_if:rule": (
        "How it would have gone then I do not work out: I only say how it was.",
        "Ask why a kommun got its score, and I show its parts.",
        ">why did Katrineholm get its score",
    ),
    "forecast": (
        "The survey does not say what comes next: I only know how things stood in {year}.",
        ">change since 2011",
    ),
    "off_topic": ("I know nothing about that: I only tell how good the kommuner are at e-services.", ">{about}"),
    "who_am_i_kommun": ("Which kommun do you mean? Type its name, and I will answer.", ">Katrineholm"),
    "word": ("{survey} does not say what it means by {word}.",),
    "word:missing": ("{survey} does not say what it means by the word.",),
    "correct_me": (
        "I show what the sources say and cannot change it.",
        "Each answer links its source; if you know one that says otherwise, please tell whoever runs me.",
        ">{named}",
    ),
    "correct_me:made_up": ("The figures of {survey} are made up and say nothing about the real kommun.",),
    "language_can": ("I answer in Swedish and English. Type `language sv` or `language en`.",),
    "how_to_map": (
        "Type `map`, `chart` or `csv`, with a county if you like.",
        "For an ordinary question the name of a kommun is enough.",
        ">map of Skåne",
    ),
    "groups": (
        "SKL sorts the kommuner into {count} kommungrupper (groups), here those of 2011.",
        "{list}.",
        "Our sources do not say where SKL drew the lines between them.",
    ),
    "group": (
        "{group}: {count} kommuner, one of SKL's {of} kommungrupper (groups) of 2011.",
        "Our sources do not say where SKL drew the lines between them.",
        ">top {own}",
    ),
    "lan": (
        "Sweden has {kommuner} kommuner (municipalities) in {count} län (counties).",
        "{list}.",
        "The historical provinces (landskap) are another division, even where they share a name.",
        ">map of Skåne",
    ),
    "kommun": (
        "A kommun is a Swedish municipality, which governs itself; Sweden has {kommuner} of them in {count} län (counties).",
        "Figures are always of the whole kommun, not just of the town with the same name.",
        ">Katrineholm",
    ),
    "points_vs_rank": (
        "The score, 0–{scale}, is what the kommun got in the index; its place is where it stands among the others.",
        "Most points give place 1.",
        "Kommuner with equal points share a place.",
        "{survey} sorts them into {groups} rank groups by their points.",
        ">top 10",
    ),
    "bot_owner": (
        "I am an independent program, and no service of {publisher}.",
        "Whoever added me to your Slack knows who runs me here, and what it costs.",
        ">help",
    ),
    "limits": (
        "I do not know what has not been published: {scored} of the {ranked} scores in the ranking list are known.",
        "What e-services cost, how good they are to use, how many use them and how things are today is not in the survey either.",
        ">help",
    ),
    "limits:complete": (
        "What e-services cost, how good they are to use, how many use them and how things are today is not in the survey.",
        ">help",
    ),
    "privacy": (
        "My log says when I got a question and whether it could be answered, never what you wrote or who you are.",
        "So that you can go on asking, I remember the last question for some hours, as data and not as text.",
        "What your Slack itself keeps is known to whoever looks after it.",
    ),
    "visibility": (
        "Only you see the answer to `/eindex`, and a button under it shares it in the channel.",
        "Mention me in a channel and I answer in a thread that everyone there sees; a direct message stays between us.",
        ">help",
    ),
    "install": (
        "Invite me to a channel with `/invite`, or write to me in a direct message; `/eindex` works everywhere in your Slack.",
        "Whoever runs me knows how to add me to another Slack, or to call me from other programs.",
        ">help",
    ),
    "fault": (
        "I am up and running.",
        "If something went wrong just now, I am sorry: please ask again.",
        "If it happens again, tell whoever added me here.",
        ">help",
    ),
    "schedule": (
        "I only write when somebody asks me.",
        "For an answer at a set time, put the step _Fråga e-index_ into a workflow of Slack's Workflow Builder that starts on a schedule.",
    ),
    "signs": (
        "“Inferred” is a figure that is not published but follows from what is.",
        "A hatched kommun on the map, and a dash in a table, mean that no figure has been published.",
        "“About” stands where the source itself rounds, and “at least” where there may be more that are not published.",
    ),
    "source_code": ("My code is open, under the MIT licence.", "Whoever added me here knows where it is."),
    "planned": (
        "Which new e-services the kommuner plan I do not know, only how many, where that has been published.",
        ">how many e-services does Göteborg plan",
    ),
    "apps_for": (
        "What the kommuner's apps are for is not in our sources.",
        "What they do say is that {with_apps}% of kommuner had apps.",
        ">how many kommuner have apps",
    ),
    "stop": (
        "I only write when somebody asks me something, so there is nothing to switch off.",
        "To take me out of a channel, type `/remove` and my name there.",
    ),
    "feedback": (
        "Thank you for telling me.",
        "Please put the question another way; if the answer is wrong, tell whoever added me here.",
        ">help",
    ),
    "surveys": ("I have {loaded}.", "Name one in your question, and I answer from that survey.", ">stats"),
    "made_up": (
        "The example survey is made up, to show what answers look like when every score is known.",
        "A program drew its figures at random so that they agree with what has been published; do not quote them as facts.",
        "Without the word `example` I answer with what has been published only.",
    ),
    "no_writing": (
        "I do not write texts for you: I answer with figures and their sources, which you are welcome to quote.",
        ">{about}",
    ),
    "advice": (
        "I cannot give advice: which questions gave points has not been published.",
        "What sets the top apart from the bottom is {said}.",
    ),
    "advice:missing": ("I cannot give advice: the survey says how things were, not what should be done.",),
    "weights": (
        "Which questions gave points, and how much each one weighed, has not been published.",
        "What is known is that parts of the answers were weighed together into 0–{scale} points.",
    ),
    "weights:rule": (
        "The points of {survey}, 0–{scale}, are computed from the kommuner's answers by a rule that stands in the survey's file.",
        "Ask why a kommun got its score, and I show what each part gave.",
        ">why did {about} get its score",
    ),
    "fair": (
        "Whether the ranking is fair is for others to judge.",
        "It rests on the kommuner's own answers, {answered} of {invited} answered, and which questions gave points has not been published.",
        ">how is the index computed",
    ),
    "fair:made_up": ("{survey} is made up, so nothing can be concluded from that ranking.",),
    "silent_why": (
        "Why {silent} of {invited} kommuner did not answer, and whether they had to, is not in the sources.",
        "They are never counted as zero.",
    ),
    "silent_why:made_up": ("{survey} is made up: which kommuner do not answer in it was drawn at random.",),
    "unlisted": (
        "{invited} kommuner were asked, {answered} answered, and {ranked} are in the ranking list.",
        "Why not all that answered are in the list is not in the sources.",
    ),
    "quality": (
        "The survey says nothing about how good, safe or used the e-services are: it is about what the kommuner offer.",
        ">{about}",
    ),
    "app_meaning": (
        "{survey} does not say what it means by an app, or which apps count.",
        "{said}: that is how it uses that word.",
    ),
    "e_strategy_meaning": ("{survey} does not say what it means by an e-strategy, or which documents count.",),
    "belongs": (
        "{named} lies in {said} and is one of {its_group}, a kommungrupp of SKL's from 2011.",
        ">{named}",
    ),
    "deviation": (
        "Standard deviation and variance I do not compute.",
        "The mean, the median and the distribution I show where the figures are known.",
        ">distribution of points",
    ),
    "significance": (
        "Whether a difference is statistically significant I do not compute.",
        "All kommuner were asked, so there is no sample to have a margin of error; what is uncertain is how the {silent} that did not answer would have done.",
    ),
    "significance:made_up": (
        "Whether a difference is statistically significant I do not compute, and the figures of {survey} are made up.",
        "No difference in them says anything of reality.",
    ),
    "base": (
        "The source gives shares of kommuner, and not whether of all {invited} or of the {answered} that answered.",
        "How it is in the {silent} that did not answer is not known, so for all kommuner the share may be lower or higher.",
    ),
    "base:made_up": (
        "In {survey}, shares are of the kommuner whose answer is known: {answered} of {invited} answered.",
    ),
    "remark": (
        "I take that as a comment: I find no question in it.",
        "{scored} of the ranking list's {ranked} scores are openly published, so there are gaps.",
        "Do go on about the same, for example `how do you know?` or `as a map`.",
    ),
    "remark:complete": (
        "I take that as a comment: I find no question in it.",
        "Do go on about the same, for example `how do you know?` or `as a map`.",
    ),
    "unknown": (
        "I did not understand “{typed}”.",
        "Type the name of a kommun or a county, or try `top Sörmland`, `stats` or `help`.",
    ),
    "unknown:missing": (
        "I did not understand that.",
        "Type the name of a kommun or a county, or try `top Sörmland`, `stats` or `help`.",
    ),
    "beyond": (
        "I cannot answer that: I did not understand “{typed}”.",
        "I know how good the kommuner are at e-services: please ask in another way, or try `help`.",
    ),
    "beyond:missing": (
        "I cannot answer that: I only know how good the kommuner are at e-services.",
        "Please ask in another way, or try `help`.",
    ),
    "beyond:place": ("I cannot answer that, but this is what I know of {named}.",),
    "unknown:place": ("I did not understand all of that, but this is what I know of {named}.",),
    "too_long": ("That was a long text. Ask in one sentence, and I will answer.",),
    "no_measure": ("There is nothing about {said} in {survey}, but there is in {also}.",),
    "no_survey": ("There is no survey of {typed} here.", "The newest is {newest}.", ">stats"),
    "spelling": ("I do not search by how names are spelt: write the name of a kommun or a län.", ">{about}"),
    "per_head": (
        "I do not divide by inhabitants: I show the figure and the inhabitants of one kommun at a time, or how they go together.",
        ">e-services against population",
    ),
    "place_in_country": (
        "Who in an area has a certain place in the country I cannot pick out: I count places in the country or in the area.",
        ">place 50",
    ),
    "rank_neighbours": (
        "Who stands right before a kommun and right after it I cannot list at once.",
        "I show the place of the kommun, or all that stand before it, or after.",
        ">who is ahead of Katrineholm",
    ),
    "no_mail": (
        "I cannot send mail: I answer here, and can make a chart, a map or a file of an answer.",
        ">csv Sörmland",
    ),
    "alike_in_size": (
        "I cannot pick out kommuner of about the same size as another: say between which numbers of inhabitants, and I can.",
        ">kommuner with 30,000–50,000 inhabitants",
    ),
    "top_of_each": (
        "I cannot list the first few of every area at once: I show the best of each county, or several of one.",
        ">best in each county",
        ">top 5 Skåne",
    ),
    "cooperation": (
        "The survey does not say: all it asked is whether a kommun cooperates on procurement and on operations.",
        "{procurement}% of kommuner do on procurement, and about {operations}% on operations.",
        ">which cooperate on operations",
    ),
    "cooperation_meaning": (
        "In ordinary language procurement is buying and operations is keeping things running, here together with others.",
        "How {survey} delimits the words is not in the sources; it says whether a kommun cooperates, not how.",
        ">which cooperate on operations",
    ),
    "purpose": (
        "What such an index is good for is for others to judge: it shows how broadly the kommuner had taken up e-services in {year}.",
        "The score ends at {scale}, so several can share a place; it does not show finer differences.",
        ">top 10",
    ),
    "late_answer": (
        "No, I take in no answers and cannot change the survey.",
        "{publisher} made it: please ask there.",
    ),
    "divisions": (
        "A kommun is a municipality, which governs itself.",
        "A län is a county: a larger area, of one or several kommuner.",
        "A region, formerly landsting, governs itself too, and is in charge of health care among other things.",
        "The survey is of the kommuner only.",
        ">list Sörmland",
    ),
    "not_by_area": (
        "I cannot tell that county by county or group by group: I compare them by points only.",
        ">which county has the highest mean",
    ),
    "comparable": (
        "Whether the questions and those that answered were the same in both surveys is not in the sources, so compare with care.",
        "{publisher} itself compares the share of kommuner with apps; I have nothing else of {earlier}.",
        ">change since {earlier}",
    ),
    "comparable:made_up": ("{survey} is made up, so it cannot be compared with anything else.",),
    "summary": (
        "{survey}: {answered} of {invited} kommuner answered, {with_apps}% of kommuner had apps ({earlier_apps}% in {earlier}) and about {with_services}% had e-services.",
        ">stats",
    ),
    "summary:made_up": (
        "{survey} is made up, so there is no result to sum up.",
        "The figures only show what answers look like when all scores are known.",
        ">stats",
    ),
    "summary:missing": ("Too little of {survey} is known here for a summary.", ">stats"),
    "columns": (
        "Of a kommun you can ask for {said}.",
        "In {survey} most of it has not been published for single kommuner.",
        ">{about}",
    ),
    "columns:made_up": ("Of a kommun you can ask for {said}.", "In {survey} every value is made up.", ">{about}"),
    "few_public": (
        "The {scored} known scores are those that kommuner and media themselves have told of, so they are no sample and say nothing of the rest.",
        "No mean of the country can be computed from them, and why the others are not published I do not know.",
        ">top 10",
    ),
    "few_public:complete": ("All {scored} scores of the list are known here, so none is picked.",),
    "few_public:unscored": ("No points of {survey} are known here.",),
    "representative": (
        "That cannot be said: whether the {silent} that did not answer are like the {answered} that did is not in the sources.",
        "All {invited} kommuner were asked, so it is no sample; what is uncertain is those that did not answer.",
    ),
    "representative:missing": ("That cannot be said: how many answered is not known here.",),
    "representative:made_up": ("No, {survey} is made up and says nothing of reality.",),
    "landscape": (
        "Län (counties) are the state's division today, {count} of them; landskap (provinces) are an older one, without administration of their own.",
        "Their borders often differ: Småland is three län.",
        ">top Småland",
    ),
    "all_lacked": (
        "It cannot be said exactly: the source does not tell whether its shares are of all {invited} kommuner or of the {answered} that answered.",
        "If they are of those that answered, and none of the other {silent} has what is asked about, the share of all is about {part}% of the published one; if all have it, {rest} percentage points more than that.",
        "How it is in those {silent} is not known.",
    ),
    "all_lacked:made_up": ("{survey} is made up, so there is nothing to compute of those that do not answer in it.",),
    "all_lacked:missing": ("That cannot be said: how many answered is not known here.",),
    "opinion": (
        "What is good or bad is for others to judge: I answer with figures and their sources.",
        ">stats",
    ),
    "median": (
        "The median is the value in the middle when all are put in order: half are below it and half above.",
        "The mean is all values added up and divided by how many they are; a few very high or low ones move it more than the median.",
        ">median number of e-services",
    ),
    "own_data": (
        "No, I take in no figures or files of yours in a message: I answer from the surveys that are loaded.",
        "Whoever runs me can load more.",
        ">help",
    ),
}
