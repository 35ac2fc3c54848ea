"""The texts of modals, notices, help and numbers. Words in braces are filled in."""

from data.model.question import Lang
from handlers.replies.texts.both import Both


class Texts:
    """All texts of one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    # A pair stands on one line, or one below the other.
    # fmt: off

    # Words
    group = Both("\u00a0", ",")  # between thousands
    decimal = Both(",", ".")
    minus = Both("\u2212", "-")
    months = Both(tuple("januari februari mars april maj juni juli augusti september oktober november december".split()),
                  tuple("January February March April May June July August September October November December".split()))
    # none, one, two … twelve, as words before "kommuner"
    counts = Both(tuple("ingen en två tre fyra fem sex sju åtta nio tio elva tolv".split()),
                  tuple("no one two three four five six seven eight nine ten eleven twelve".split()))
    # "", first, second … twelfth
    ordinals = Both(tuple(" första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte".split(" ")),
                    tuple(" first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ")))
    ordinal_ending = Both(":e", "th")
    ordinal_endings = Both({1: ":a", 2: ":a"}, {1: "st", 2: "nd", 3: "rd"})  # of numbers that end so
    conjunction = Both("och", "and")

    compare_with = Both("Jämför med …", "Compare with …")
    button_share = Both("Dela i kanalen", "Share in the channel")
    button_remove = Both("Ta bort", "Remove")
    remove_only_asker = Both("Bara den som frågade kan ta bort svaret.", "Only whoever asked can remove the answer.")
    stale_button = Both("Den knappen känner jag inte igen längre. Skriv frågan, så svarar jag.",
                        "I no longer know that button. Type the question, and I answer it.")

    # Help, and where something was not understood
    help_headline = Both("Fråga om en kommun, ett län eller hela landet",
                         "Ask about a kommun, a county or the whole country")
    help_lines = Both((
        ("Katrineholm", "en kommuns poäng och placering"),
        ("topp Sörmland", "de bästa i ett län"),
        ("topp 10", "de bästa i landet"),
        ("full pott", "de som fick högsta poäng"),
        ("jämför Göteborg Umeå", "två till sex kommuner sida vid sida"),
        ("statistik", "hur det ser ut i hela landet"),
        ("karta Skåne", "en karta; även `diagram`, `histogram`, och `csv` för en fil"),
        ("och i Skåne?", "fråga vidare; även `varför?` och `som karta`"),
        ("om indexet", "hur poängen kom till, och vad som inte är känt"),
        ("hjälp", "den här listan"),
    ), (
        ("Katrineholm", "a kommun's score and place"),
        ("top Sörmland", "the best of a county (län)"),
        ("top 10", "the best of the country"),
        ("full marks", "those with the highest possible score"),
        ("compare Göteborg Umeå", "two to six kommuner side by side"),
        ("stats", "the national figures"),
        ("map of Skåne", "a map; also `chart`, `histogram`, and `csv` for a file"),
        ("and in Skåne?", "go on asking; also `why?` and `as a map`"),
        ("about the index", "how the score was made, and what is not known"),
        ("help", "this list"),
    ))  # what to type, what it gives
    help_try = Both("Prova `{example}`.", "Try `{example}`.")
    help_how = Both(
        "Skriv efter `/eindex`, nämn mig i en kanal eller skriv direkt till mig. Stavfel, ortnamn och engelska går bra.",
        "Type it after `/eindex`, mention me in a channel, or write to me directly. "
        "Misspellings, names of towns, and Swedish are fine.",
    )
    help_coverage = Both("Svaren bygger på {survey}. {scored} av rankinglistans {ranked} poäng är öppet publicerade.",
                         "The answers build on {survey}. {scored} of the ranking list's {ranked} scores are openly published.")
    failure = Both(
        "Något gick fel hos mig, och ditt svar kom inte fram. Försök igen om en stund. "
        "Händer det igen, visa den som sköter boten det här numret: {id}.",
        "Something went wrong on my side, and your answer was lost. Please try again in a while. "
        "If it happens again, show this number to whoever runs the bot: {id}.",
    )
    not_installed = Both("e-index är inte längre installerad här. Den som sköter arbetsytans appar kan installera den på nytt.",
                         "e-index is no longer installed here. Whoever manages the apps of this workspace can install it again.")
    installation_failed = Both(
        "Installationen blev inte klar, eftersom något inte svarar just nu. Börja om från installationssidan om en stund. "
        "Händer det igen, visa den som sköter boten det här numret: {id}.",
        "The installation was not completed, since something does not answer right now. Please start again from the "
        "installation page in a while. If it happens again, show this number to whoever runs the bot: {id}.",
    )
    busy = Both("För många frågor just nu. Vänta några sekunder och fråga igen.",
                "Too many questions right now. Please wait a few seconds and ask again.")

    # Modals, the App Home, shortcuts, prompts and workflow steps
    say_it_whole = Both("Just nu minns jag inte vad du frågade nyss. Säg det som en hel fråga, så svarar jag.",
                        "I cannot recall what you asked before just now. Please say it as a whole question.")
    lookup = Both("Slå upp en kommun", "Look up a kommun")  # titles of modals: 24 characters
    compare = Both("Jämför kommuner", "Compare kommuner")
    answer_title = Both("e-index", "e-index")
    named_title = Both("Kommuner som nämns", "Kommuner named")
    show = Both("Visa", "Show")
    close = Both("Stäng", "Close")
    share = Both("Dela", "Share")
    kommun = Both("Kommun", "Kommun (municipality)")
    several_kommuner = Both("Två till sex kommuner", "Two to six kommuner")
    type_a_name = Both("Skriv början av ett namn", "Type the beginning of a name")
    choose_from_list = Both("Välj en kommun i listan.", "Choose a kommun from the list.")
    choose_two = Both("Välj minst två kommuner.", "Choose at least two kommuner.")
    suggest_failed = Both("Listan gick inte att hämta. Försök igen om en stund.",
                          "The list could not be fetched. Try again in a while.")
    suggest_busy = Both("Listan hinner inte med. Vänta några sekunder och skriv sedan vidare.",
                        "The list cannot keep up. Wait a few seconds, and then type on.")
    modal_not_opened = Both("Fönstret gick inte att öppna i Slack. Försök igen, eller skriv `/eindex Katrineholm` eller `/eindex jämför Göteborg Umeå`.",
                            "The window could not be opened in Slack. Try again, or type `/eindex Katrineholm` or `/eindex compare Göteborg Umeå`.")
    none_named = Both("Jag hittar ingen kommuns namn i meddelandet. Felstavade namn letar jag inte efter här: skriv dem efter `/eindex`.",
                      "I find no kommun's name in the message. I do not look for misspelt names here: type them after `/eindex`.")
    share_where = Both("Dela i en kanal", "Share in a channel")
    shared = Both("Svaret är delat i kanalen.", "The answer is shared in the channel.")
    shared_by = Both("Delat av {user}", "Shared by {user}")
    share_not_in_channel = Both("Jag är inte med i den kanalen. Skriv /invite @e-index i den, eller välj en annan kanal.",
                                "I am not in that channel. Type /invite @e-index in it, or choose another channel.")
    share_refused = Both("Slack tog inte emot svaret. Försök igen om en stund, eller välj en annan kanal.",
                         "Slack did not take the answer. Try again in a while, or choose another channel.")
    share_unsure = Both("Slack svarade inte i tid. Titta i kanalen innan du delar igen: svaret kan ha kommit fram.",
                        "Slack did not answer in time. Look in the channel before you share again: the answer may be there.")
    home_mine = Both("Min kommun", "My kommun")
    home_choose_mine = Both("Välj en kommun, så visas den här. Bara du ser valet, och det glöms när appen tas bort.",
                            "Choose a kommun, and it is shown here. Only you see it, and it is forgotten when the app is removed.")
    home_forget = Both("Glöm min kommun", "Forget my kommun")
    home_other_language = Both("In English", "På svenska")
    home_help = Both("Hjälp", "Help")
    home_failed = Both("Startsidan gick inte att visa just nu. Öppna den igen om en stund, eller skriv `/eindex Katrineholm`.",
                       "This page could not be shown just now. Open it again in a while, or type `/eindex Katrineholm`.")
    home_not_kept = Both("Valet gick inte att spara. Försök igen om en stund.",
                         "Your choice could not be kept. Try again in a while.")
    home_go_on = Both("Du kan fråga vidare på ett svar: _och i Skåne?_, _varför?_, _som karta_, _hur vet du det?_",
                      "You can go on asking: _and in Skåne?_, _why?_, _as a map_, _how do you know?_")
    home_latest = Both("Senaste undersökningen: {survey}.", "Latest survey: {survey}.")
    prompts_title = Both("Prova att fråga", "Try asking")
    prompts = Both((
        ("Hur gick det för Katrineholm?", "Hur gick det för Katrineholm?"),
        ("Vilka är bäst i landet?", "Vilka är bäst i landet?"),
        ("Jämför Göteborg och Umeå", "Jämför Göteborg och Umeå"),
        ("Hur ser det ut i riket?", "Statistik för riket"),
    ), (
        ("How did Katrineholm do?", "How did Katrineholm do?"),
        ("Who is best in the country?", "Who is best in the country?"),
        ("Compare Göteborg and Umeå", "Compare Göteborg and Umeå"),
        ("What are the national figures?", "What are the national stats?"),
    ))  # title, what it asks
    language_chosen = Both("Från och med nu svarar jag dig på svenska. `språk en` byter till engelska.",
                           "From now on I answer you in English. `language sv` changes to Swedish.")
    language_not_kept = Both("Här kan jag inte minnas ett språkval. Ställ frågan på svenska, så svarar jag på svenska.",
                             "I cannot remember a language here. Ask in English, and I answer in English.")
    language_which = Both("Jag svarar på svenska och engelska. Skriv `språk sv` eller `språk en`.",
                          "I answer in Swedish and English. Type `language sv` or `language en`.")
    help_surfaces = Both(
        "*Utan att skriva:* genvägarna _Slå upp en kommun_ och _Jämför kommuner_, _Vilka kommuner nämns?_ i ett meddelandes meny, "
        "min startsida, och stegen _Hämta e-index för en kommun_ och _Fråga e-index_ i Workflow Builder. `språk en` ger svar på engelska.",
        "*Without typing:* the shortcuts _Slå upp en kommun_ (look one up) and _Jämför kommuner_ (compare), _Vilka kommuner nämns?_ "
        "in a message's menu, my home page, and the steps _Hämta e-index för en kommun_ and _Fråga e-index_ in Workflow Builder. `language sv` gives answers in Swedish.",
    )
    # Pictures and files
    list_columns = Both(("Plats", "Kommun", "Kommunkod", "Län", "Invånare 2013", "Anmärkning", "Undersökning"),
                        ("Place", "Kommun", "Code", "County", "Inhabitants 2013", "Note", "Survey"))
    # since the bot is no member
    may_not_post_here = Both("I {channel} får jag inte skriva. Bjud in mig med /invite, så svarar jag där.",
                             "I cannot post in {channel}. Invite me with /invite, and I will answer there.")
    # an invitation would not help
    nobody_may_post_here = Both("I {channel} får jag inte skriva, så svaret kommer bara till dig.",
                                "I cannot post in {channel}, so the answer comes to you alone.")
    file_comes_privately = Both("Filen kommer i ett direktmeddelande från mig: i ett svar som bara du ser kan Slack inte visa den.",
                                "The file comes in a direct message from me: Slack cannot show it in an answer that only you see.")
    file_comes_in_slack = Both("I Slack kommer filen också. Här sparar du den med `python bot.py save {question} {file}`.",
                               "In Slack the file comes too. Here you save it with `python bot.py save {question} {file}`.")
    file_no_scope = Both("Filen kunde inte skickas: appen saknar behörigheten files:write. Den som har installerat mig kan lägga till den.",
                         "The file could not be sent: the app lacks the scope files:write. Whoever installed me can add it.")
    file_not_in_channel = Both("Filen kunde inte skickas hit, för jag är inte med i kanalen. Bjud in mig med /invite och fråga igen.",
                               "The file could not be sent here, since I am not in the channel. Invite me with /invite and ask again.")
    file_not_installed = Both("Bilden kunde inte ritas: vl-convert-python är inte installerat där jag körs. Siffrorna står i svaret.",
                              "The picture could not be drawn: vl-convert-python is not installed where I run. The figures are in the answer.")
    file_failed = Both("Filen kunde inte skickas. Försök igen om en stund. Händer det igen, visa det här numret för den som driver boten: {id}.",
                       "The file could not be sent. Please try again in a while. If it happens again, show this number to whoever runs the bot: {id}.")

    # The local chat
    file_written = Both("Sparad som {file}: {title}.", "Saved as {file}: {title}.")
    file_not_written = Both("{file} kunde inte sparas ({why}).", "{file} could not be saved ({why}).")
    chat_welcome = Both("e-index svarar på hur bra Sveriges kommuner är på e-tjänster. Prova:",
                        "e-index tells how good Sweden's kommuner (municipalities) are at e-services. Try:")
    chat_try = Both(("Katrineholm", "topp Sörmland", "statistik", "hjälp"),
                    ("Katrineholm", "top Sörmland", "stats", "help"))
    chat_leave = Both("Ctrl-D eller `avsluta` avslutar.", "Ctrl-D or `quit` leaves.")
    chat_leaving = Both(("avsluta", "sluta"), ("quit", "exit"))
    chat_choices = Both("Skriv en siffra för att välja.", "Type a number to choose.")
    chat_no_choice = Both("Välj 1–{last}, eller ställ en ny fråga.", "Choose 1–{last}, or ask something else.")
    chat_compare = Both("jämför", "compare")  # the word that a comparison is asked for with
    chat_compare_with = Both("Vilken eller vilka kommuner vill du jämföra med? Skriv namnen.",
                             "Which kommun or kommuner do you want to compare with? Type their names.")
