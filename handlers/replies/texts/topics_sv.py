"""What is said of topics without figures, in Swedish: topic → sentences, the answer first.

A sentence whose brace has no value is left out. "topic:made_up", "topic:unscored", "topic:complete" and "topic:rule" say it of
a survey that is made up, that has no scores, whose list is whole, or whose index rule is known. A last line that begins with ">" is the example to try.
"""

from typing import Final

TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "greeting": ("Hej! Jag svarar på hur bra Sveriges kommuner är på e-tjänster.", ">Katrineholm"),
    "thanks": ("Varsågod! Fråga gärna om en kommun till.",),
    "goodbye": ("Hej då, och välkommen tillbaka!",),
    "praise": ("Tack, vad roligt att höra! Fråga gärna om en kommun till.",),
    "insult": (
        "Tråkigt att jag inte var till hjälp.",
        "Skriv gärna frågan en gång till, med namnet på en kommun eller ett län.",
        ">Katrineholm",
    ),
    "bot": (
        "Jag är e-index, ett dataprogram och ingen människa.",
        "Jag svarar på hur Sveriges kommuner klarar e-tjänster: jag läser din fråga, slår upp den i undersökningen och svarar med siffror som har en källa; någon språkmodell använder jag inte.",
        "Vem som driver mig här vet den som har lagt in mig.",
        ">hjälp",
    ),
    "e_service": (
        "{said}.",
        "Så använder {survey} ordet.",
        "Vilka enskilda lösningar som räknas står inte i källorna.",
    ),
    "e_service:missing": ("{survey} säger inte vad den menar med e-tjänst.",),
    "e_government": ("{said}.", "Så använder {survey} ordet."),
    "e_government:missing": ("{survey} säger inte vad den menar med e-förvaltning.",),
    "index": (
        "Indexet i {title} är 0–{scale} poäng: delar av kommunernas svar vägdes ihop.",
        "Vilka frågor som gav poäng, och hur många, är inte publicerat.",
        "{answered} av {invited} kommuner svarade, och {ranked} finns i rankinglistan.",
        "De delas in i {groups} rankgrupper efter sina poäng.",
        "{scored} av poängen är öppet publicerade.",
    ),
    "index:unscored": ("{survey} har här inga poäng och ingen rankinglista.",),
    "index:complete": (
        "Indexet i {title} är 0–{scale} poäng: delar av kommunernas svar vägdes ihop.",
        "{answered} av {invited} kommuner svarade, och {ranked} finns i rankinglistan.",
        "De delas in i {groups} rankgrupper efter sina poäng.",
    ),
    "index:list": ("Indexet i {title} är 0–{scale} poäng ({ranked} av 290 kommuner).", "Regeln känner jag inte."),
    "index:rule": (
        "Indexet i {survey} är 0–{scale} poäng, räknat ur kommunernas svar med en regel som står i undersökningens fil.",
        "Fråga varför en kommun fick sin poäng, så visar jag delarna.",
        ">varför fick Katrineholm sin poäng",
    ),
    "ties": (
        "Kommuner med lika många poäng delar plats.",
        "{survey} delar in dem i {groups} rankgrupper, utan hopp; i mina listor hoppas nästa plats över: 1, 1, 3.",
        ">topp 10",
    ),
    "neighbours": (
        "Vilka kommuner som är grannar med varandra vet jag inte.",
        "Jag jämför gärna med länet, med kommungruppen (skriv ”jämför med liknande”) eller med kommuner som du räknar upp.",
        ">jämför Borås Mark Ulricehamn",
    ),
    "sizes": (
        "Små kommuner har här färre än 10 000 invånare, mellanstora 20 000–50 000 och stora 50 000 eller fler.",
        "Gränserna är mina egna, och invånarna är SCB:s den 31 december 2013; du kan alltid säga en annan gräns.",
        ">topp under 20 000 invånare",
    ),
    "silent": (
        "{silent} av {invited} kommuner svarade inte.",
        "De finns inte i rankinglistan och räknas aldrig som noll.",
        "Hur enstaka obesvarade frågor hanterades står inte i källorna.",
    ),
    "silent:rule": ("{silent} av {invited} kommuner svarade inte.", "De får ingen poäng och räknas aldrig som noll."),
    "survey": (
        "{title} gjordes av {publisher} och publicerades {date}.",
        "Alla {invited} kommuner tillfrågades, och {answered} svarade.",
        "När svaren samlades in, och frågorna ord för ord, står inte i källorna.",
    ),
    "survey:made_up": (
        "{survey} är påhittat av {publisher}, för att visa hur svaren ser ut när alla poäng är kända.",
        "{answered} av {invited} kommuner svarar i den.",
    ),
    "coverage": (
        "{scored} av rankinglistans {ranked} poäng är öppet publicerade.",
        "Hela listan finns inte öppet: de poäng som visas har kommuner och medier berättat om, var och en med sin källa.",
        "Övriga visas som ”inte publicerad”, aldrig som noll.",
        ">topp 10",
    ),
    "coverage:unscored": ("Inga poäng i {survey} är kända här, så ingen har någon plats i den.",),
    "coverage:complete": (
        "Hela listan är känd här: {scored} kommuner har en poäng.",
        "De som inte svarade har ingen, och räknas aldrig som noll.",
    ),
    "sources": ("Källor till {survey}: {sources}.",),
    "sources:figure": ("Siffran {claimed} är publicerad här: {sources}.",),
    "sources:missing": ("{survey} har inga källor.",),
    "citation": (
        "{publisher}: _{title}_, {date}.",
        "Så kan du ange undersökningen; siffrorna får citeras med källa.",
        "Enskilda siffror kommer från flera källor, och i varje svar står vilken; någon licens känner jag inte till.",
    ),
    "citation:made_up": (
        "{survey} är påhittat och ska inte citeras som fakta.",
        "Skriv `de riktiga siffrorna`, så svarar jag med publicerade siffror och deras källor.",
    ),
    "newest": (
        "{newest}, publicerad {newest_date}, är den nyaste undersökning som finns här.",
        "Hur det är i dag vet jag alltså inte.",
        "Om något senare har gjorts vet {newest_publisher}, som i dag heter SKR, bäst.",
    ),
    "cost_of_survey": (
        "Vad undersökningen kostade står inte i källorna.",
        "{publisher} gjorde den och publicerade den {date}.",
    ),
    "who_made": (
        "{publisher} gjorde undersökningen och publicerade den {date}.",
        "{answered} av {invited} kommuner svarade.",
    ),
    "who_made:made_up": (
        "{survey} är påhittat av {publisher}, för att visa hur svaren ser ut när alla poäng är kända.",
    ),
    "skl": (
        "SKL är Sveriges Kommuner och Landsting, som gjorde undersökningen.",
        "Sedan 2019 heter organisationen Sveriges Kommuner och Regioner (SKR).",
    ),
    "method": (
        "Siffrorna är publicerade, eller följer av publicerade siffror, och källan är länkad i varje svar.",
        "Det som inte är publicerat hittar jag inte på: då säger jag att det inte är känt.",
        ">källor",
    ),
    "method:made_up": (
        "Siffrorna i {survey} är påhittade, och det står i varje svar.",
        "Ett program har slumpat fram dem, så att de stämmer med det som är publicerat om hela landet och några kommuner.",
        "Skriv `de riktiga siffrorna`, så svarar jag bara med publicerade siffror.",
    ),
    "checked": (
        "Siffrorna bygger på vad kommunerna själva svarade i en enkät.",
        "Om någon kontrollerade svaren, och vem på kommunen som svarade, står inte i källorna.",
    ),
    "checked:made_up": ("Nej, ingen har svarat: {survey} är påhittat.",),
    "raw_data": (
        "Rådata har jag inte: {scored} av rankinglistans {ranked} poäng är öppet publicerade.",
        "Det som är känt får du som fil, karta eller diagram; någon färdig presentation eller något API finns inte.",
        "Någon licens känner jag inte till; siffrorna får citeras med källa.",
        ">ladda ner csv",
    ),
    "raw_data:complete": (
        "Alla {scored} poäng i {survey} får du som fil.",
        "Kartor och diagram får du också; någon färdig presentation eller något API finns inte.",
        ">ladda ner csv",
    ),
    "who_to_ask": (
        "Något telefonnummer har jag inte.",
        "Om undersökningen vet {publisher} mest, om en kommuns e-tjänster kommunen själv, och om mig den som har lagt in mig här.",
        ">hjälp",
    ),
    "who_to_ask:made_up": (
        "Något telefonnummer har jag inte.",
        "Siffrorna i {survey} är påhittade; om mig vet den mest som har lagt in mig här.",
    ),
    "cost": ("Vad e-tjänster kostar, eller sparar, säger undersökningen inget om.", ">{about}"),
    "politics": (
        "Vilka partier som styr kommunerna ingår inte i undersökningen.",
        "Jag svarar på hur de är på e-tjänster, oavsett styre.",
        ">{about}",
    ),
    "single_service": (
        "Vilka enskilda e-tjänster en kommun har ingår inte i undersökningen: själva tjänsten finns på kommunens webbplats.",
        "Vanligast i landet: {said}.",
        ">{about}",
    ),
    "commonest": (
        "De vanligaste e-tjänsterna: {said}.",
        "Andra vanliga: {also}.",
        "Hur många kommuner som har var och en är inte publicerat.",
    ),
    "commonest:missing": (
        "Vilka e-tjänster som är vanligast säger {survey} inget om.",
        ">hur många kommuner har e-tjänster",
    ),
    "success": ("Det som skiljer toppen från botten är {said}.",),
    "success:missing": ("Vad som skiljer toppen från botten säger {survey} inget om.",),
    "eid": ("Hur man loggar in, och vilka kommuner som har e-legitimation, säger {survey} inget om.", ">{about}"),
    "quality_of_life": (
        "Var det är bra att bo säger undersökningen inget om: den gäller kommunernas e-tjänster.",
        ">{about}",
    ),
    "no_proof": ("Nej, undersökningen bevisar inte vad som beror på vad: den säger hur det var, inte varför.",),
    "partners": ("Med vilka en kommun samarbetar säger undersökningen inget om, bara om den gör det.",),
    "which_area": ("Skriv namnet på länet eller gruppen, så svarar jag om den.",),
    "reason": ("Varför vet jag inte: undersökningen säger vad kommunerna svarade, men inte varför.", ">{about}"),
    "why_changed": (
        "Varför vet jag inte: undersökningen säger vad kommunerna svarade, men inte varför.",
        "{with_apps} % av kommunerna hade appar, mot {earlier_apps} % {earlier}.",
    ),
    "not_asked": ("Det säger undersökningen inget om: den gäller kommunernas e-tjänster och appar.", ">{about}"),
    "law": (
        "Vad lagen kräver av kommunerna säger undersökningen inget om: den frågade vad de har.",
        ">hur många kommuner har e-tjänster",
    ),
    "obstacles": (
        "Vilka hinder kommunerna ser står inte i våra källor.",
        "Det som skiljer toppen från botten är {said}.",
    ),
    "regions": (
        "Regioner och landsting ingår inte: undersökningen gäller Sveriges {invited} kommuner.",
        ">statistik",
    ),
    "regions:missing": ("Regioner och landsting ingår inte: undersökningen gäller Sveriges kommuner.",),
    "other_country": ("Andra länder ingår inte: undersökningen gäller Sveriges {invited} kommuner.", ">statistik"),
    "other_country:missing": ("Andra länder ingår inte: undersökningen gäller Sveriges kommuner.",),
    "elsewhere": ("{typed} är ingen svensk kommun, och undersökningen gäller bara Sverige.", ">Katrineholm"),
    "what_if": (
        "Hur det hade gått då kan jag inte räkna ut: vilka frågor som gav poäng, och hur tungt var och en vägde, är inte publicerat.",
        ">{about}",
    ),
    "what_if:rule": (
        "Hur det hade gått då räknar jag inte ut: jag säger bara hur det var.",
        "Fråga varför en kommun fick sin poäng, så visar jag delarna.",
        ">varför fick Katrineholm sin poäng",
    ),
    "forecast": (
        "Hur det blir framöver säger undersökningen inget om: jag vet bara hur det var {year}.",
        ">utvecklingen sedan 2011",
    ),
    "off_topic": ("Det vet jag inget om: jag svarar bara på hur bra kommunerna är på e-tjänster.", ">{about}"),
    "who_am_i_kommun": ("Vilken kommun menar du? Skriv namnet, så svarar jag.", ">Katrineholm"),
    "word": ("{survey} säger inte vad den menar med {word}.",),
    "word:missing": ("{survey} säger inte vad den menar med ordet.",),
    "correct_me": (
        "Jag visar det som står i källorna och kan inte ändra det.",
        "Källan är länkad i varje svar; vet du en som säger något annat, berätta det för den som driver mig.",
        ">{named}",
    ),
    "correct_me:made_up": ("Siffrorna i {survey} är påhittade och säger inget om den verkliga kommunen.",),
    "language_can": ("Jag svarar på svenska och engelska. Skriv `språk sv` eller `språk en`.",),
    "how_to_map": (
        "Skriv `karta`, `diagram` eller `csv`, gärna med ett län.",
        "För en vanlig fråga räcker namnet på en kommun.",
        ">karta Skåne",
    ),
    "groups": (
        "SKL delar in kommunerna i {count} kommungrupper, här de från 2011.",
        "{list}.",
        "Var SKL drog gränserna mellan grupperna står inte i våra källor.",
    ),
    "group": (
        "{group}: {count} kommuner, en av SKL:s {of} kommungrupper från 2011.",
        "Var SKL drog gränserna mellan grupperna står inte i våra källor.",
        ">topp {own}",
    ),
    "lan": (
        "Sverige har {kommuner} kommuner i {count} län.",
        "{list}.",
        "Landskap är en annan indelning, även där namnet är detsamma.",
        ">karta Skåne",
    ),
    "kommun": (
        "En kommun är en lokal självstyrande enhet; Sverige har {kommuner} kommuner i {count} län.",
        "Siffrorna gäller alltid hela kommunen, inte bara staden eller orten med samma namn.",
        ">Katrineholm",
    ),
    "points_vs_rank": (
        "Poängen, 0–{scale}, är vad kommunen fick i indexet; platsen är var den står bland de andra.",
        "Flest poäng ger plats 1.",
        "Kommuner med lika många poäng delar plats.",
        "{survey} delar in dem i {groups} rankgrupper efter poäng.",
        ">topp 10",
    ),
    "bot_owner": (
        "Jag är ett fristående program och ingen tjänst från {publisher}.",
        "Vem som driver mig här, och vad det kostar, vet den som har lagt in mig i er Slack.",
        ">hjälp",
    ),
    "limits": (
        "Det som inte är publicerat vet jag inte: {scored} av rankinglistans {ranked} poäng är kända.",
        "Vad e-tjänsterna kostar, hur bra de är att använda, vilka som används och hur det är i dag ingår inte heller i undersökningen.",
        ">hjälp",
    ),
    "limits:complete": (
        "Vad e-tjänsterna kostar, hur bra de är att använda, vilka som används och hur det är i dag ingår inte i undersökningen.",
        ">hjälp",
    ),
    "privacy": (
        "I min logg står när jag fick en fråga och om den gick att besvara, aldrig vad du skrev eller vem du är.",
        "För att du ska kunna fråga vidare minns jag den senaste frågan några timmar, som data och inte som text.",
        "Vad er Slack själv sparar vet den som sköter den.",
    ),
    "visibility": (
        "Svaret på `/eindex` ser bara du, och under det finns en knapp för att dela det i kanalen.",
        "Nämner du mig i en kanal svarar jag i en tråd som alla där ser; ett direktmeddelande stannar mellan oss.",
        ">hjälp",
    ),
    "install": (
        "Bjud in mig i en kanal med `/invite`, eller skriv till mig i ett direktmeddelande; `/eindex` fungerar överallt i er Slack.",
        "Hur jag läggs in i en annan Slack, eller anropas av andra program, vet den som driver mig.",
        ">hjälp",
    ),
    "fault": (
        "Jag är i gång.",
        "Blev det fel nyss, ber jag om ursäkt: ställ gärna frågan en gång till.",
        "Kommer felet tillbaka, berätta det för den som har lagt in mig här.",
        ">hjälp",
    ),
    "schedule": (
        "Själv skriver jag bara när någon frågar mig.",
        "Ett svar på bestämd tid får du med steget _Fråga e-index_ i ett arbetsflöde i Slacks Workflow Builder som startar enligt schema.",
    ),
    "signs": (
        "”Härlett” är en siffra som inte är publicerad men följer av det som är det.",
        "En streckad kommun på kartan, och ett streck i en tabell, betyder att ingen siffra är publicerad.",
        "”Ungefär” står där källan själv avrundar, och ”minst” där det kan vara fler utan att det är publicerat.",
    ),
    "source_code": ("Min kod är öppen, med MIT-licens.", "Var den finns vet den som har lagt in mig här."),
    "planned": (
        "Vilka nya e-tjänster kommunerna planerar vet jag inte, bara hur många, där det är publicerat.",
        ">hur många e-tjänster planerar Göteborg",
    ),
    "apps_for": (
        "Vad kommunernas appar är till för står inte i våra källor.",
        "Det de säger är att {with_apps} % av kommunerna hade appar.",
        ">hur många kommuner har appar",
    ),
    "stop": (
        "Jag skriver bara när någon frågar mig något, så du behöver inte stänga av mig.",
        "Ur en kanal tar du bort mig med `/remove` och mitt namn.",
    ),
    "feedback": (
        "Tack för att du säger till.",
        "Ställ gärna frågan på ett annat sätt; är svaret fel, berätta det för den som har lagt in mig här.",
        ">hjälp",
    ),
    "surveys": ("Här finns {loaded}.", "Skriv namnet i frågan, så svarar jag ur den undersökningen.", ">statistik"),
    "made_up": (
        "Exempelundersökningen är påhittad, för att visa hur svaren ser ut när alla poäng är kända.",
        "Ett program har slumpat fram siffrorna, så att de stämmer med det som är publicerat; de ska inte citeras som fakta.",
        "Utan ordet `exempel` svarar jag bara med det som är publicerat.",
    ),
    "no_writing": (
        "Texter åt dig skriver jag inte: jag svarar med siffror och deras källor, som du gärna får citera.",
        ">{about}",
    ),
    "advice": (
        "Råd kan jag inte ge: vilka frågor som gav poäng är inte publicerat.",
        "Det som skiljer toppen från botten är {said}.",
    ),
    "advice:missing": ("Råd kan jag inte ge: undersökningen säger hur det var, inte vad som borde göras.",),
    "weights": (
        "Vilka frågor som gav poäng, och hur tungt var och en vägde, är inte publicerat.",
        "Det som är känt är att delar av svaren vägdes ihop till 0–{scale} poäng.",
    ),
    "weights:rule": (
        "Poängen i {survey}, 0–{scale}, räknas ur kommunernas svar med en regel som står i undersökningens fil.",
        "Fråga varför en kommun fick sin poäng, så visar jag hur mycket varje del gav.",
        ">varför fick {about} sin poäng",
    ),
    "fair": (
        "Om rankingen är rättvis får andra bedöma.",
        "Den bygger på kommunernas egna svar, {answered} av {invited} svarade, och vilka frågor som gav poäng är inte publicerat.",
        ">hur räknas poängen",
    ),
    "fair:made_up": ("{survey} är påhittat, så av den rankingen går det inte att dra några slutsatser.",),
    "silent_why": (
        "Varför {silent} av {invited} kommuner inte svarade, och om det var frivilligt, står inte i källorna.",
        "De räknas aldrig som noll.",
    ),
    "silent_why:made_up": ("{survey} är påhittat: vilka som inte svarar där är slumpat.",),
    "unlisted": (
        "{invited} kommuner tillfrågades, {answered} svarade och {ranked} finns i rankinglistan.",
        "Varför inte alla som svarade finns i listan står inte i källorna.",
    ),
    "quality": (
        "Hur bra, säkra eller använda e-tjänsterna är säger undersökningen inget om: den gäller vad kommunerna erbjuder.",
        ">{about}",
    ),
    "app_meaning": (
        "{survey} säger inte vad den menar med en app, eller vilka appar som räknas.",
        "{said}: så använder den det ordet.",
    ),
    "e_strategy_meaning": ("{survey} säger inte vad den menar med en e-strategi, eller vilka dokument som räknas.",),
    "belongs": (
        "{named} ligger i {said} och hör till {its_group}, en av SKL:s kommungrupper från 2011.",
        ">{named}",
    ),
    "deviation": (
        "Standardavvikelse och varians räknar jag inte ut.",
        "Snitt, median och fördelning visar jag där siffrorna är kända.",
        ">fördelning av poäng",
    ),
    "significance": (
        "Om en skillnad är statistiskt säkerställd räknar jag inte ut.",
        "Alla kommuner fick frågan, så det finns inget urval att räkna felmarginal på; osäkert är hur de {silent} som inte svarade skulle ha svarat.",
    ),
    "significance:made_up": (
        "Om en skillnad är statistiskt säkerställd räknar jag inte ut, och siffrorna i {survey} är påhittade.",
        "Ingen skillnad i dem säger något om verkligheten.",
    ),
    "base": (
        "Källan säger andelar av kommunerna, men inte om de räknas på alla {invited} eller på de {answered} som svarade.",
        "Hur de {silent} som inte svarade har det är inte känt, så för alla kommuner kan andelen vara lägre eller högre.",
    ),
    "base:made_up": ("I {survey} räknas andelar på de kommuner vars svar är kända: {answered} av {invited} svarade.",),
    "remark": (
        "Det tar jag som en kommentar: jag hittar ingen fråga i den.",
        "{scored} av rankinglistans {ranked} poäng är öppet publicerade, så det finns luckor.",
        "Fråga gärna vidare om samma sak, till exempel `hur vet du det?` eller `som karta`.",
    ),
    "remark:complete": (
        "Det tar jag som en kommentar: jag hittar ingen fråga i den.",
        "Fråga gärna vidare om samma sak, till exempel `hur vet du det?` eller `som karta`.",
    ),
    "unknown": (
        "Jag förstod inte ”{typed}”.",
        "Skriv namnet på en kommun eller ett län, eller prova `topp Sörmland`, `statistik` eller `hjälp`.",
    ),
    "unknown:missing": (
        "Det där förstod jag inte.",
        "Skriv namnet på en kommun eller ett län, eller prova `topp Sörmland`, `statistik` eller `hjälp`.",
    ),
    "beyond": (
        "Det kan jag inte svara på: jag förstod inte ”{typed}”.",
        "Jag vet hur bra kommunerna är på e-tjänster: ställ gärna frågan på ett annat sätt, eller prova `hjälp`.",
    ),
    "beyond:missing": (
        "Det kan jag inte svara på: jag vet bara hur bra kommunerna är på e-tjänster.",
        "Ställ gärna frågan på ett annat sätt, eller prova `hjälp`.",
    ),
    "beyond:place": ("Det kan jag inte svara på, men det här vet jag om {named}.",),
    "unknown:place": ("Jag förstod inte hela frågan, men det här vet jag om {named}.",),
    "too_long": ("Det var en lång text. Ställ frågan i en mening, så svarar jag.",),
    "no_measure": ("Om {said} finns inga uppgifter i {survey}, men i {also}.",),
    "no_survey": ("Det finns ingen undersökning från {typed} här.", "Den nyaste är {newest}.", ">statistik"),
    "spelling": ("Hur namnen stavas letar jag inte efter: skriv namnet på en kommun eller ett län.", ">{about}"),
    "per_head": (
        "Per invånare räknar jag inte: jag visar siffran och invånarna var för sig, för en kommun i taget, eller hur de hänger ihop.",
        ">e-tjänster mot invånarantal",
    ),
    "place_in_country": (
        "Vem i ett område som har en viss plats i landet plockar jag inte ut: jag räknar platser i landet eller i området.",
        ">plats 50",
    ),
    "rank_neighbours": (
        "Vilka som ligger närmast före och närmast efter en kommun listar jag inte på en gång.",
        "Jag visar kommunens plats, eller alla som ligger före den, eller efter.",
        ">vilka ligger före Katrineholm",
    ),
    "no_mail": (
        "Något mejl kan jag inte skicka: jag svarar här, och gör gärna ett diagram, en karta eller en fil av ett svar.",
        ">csv Sörmland",
    ),
    "alike_in_size": (
        "Kommuner som är ungefär lika stora som en annan plockar jag inte ut: säg mellan vilka invånartal, så gör jag det.",
        ">kommuner med 30 000–50 000 invånare",
    ),
    "top_of_each": (
        "De främsta i varje område för sig kan jag inte lista på en gång: jag visar den bästa i varje län, eller flera i ett.",
        ">bäst i varje län",
        ">topp 5 Skåne",
    ),
    "cooperation": (
        "Det säger undersökningen inget om: det enda som frågades är om kommunen samverkar om upphandling och om drift.",
        "{procurement} % av kommunerna gör det om upphandling, och ungefär {operations} % om drift.",
        ">vilka samverkar om drift",
    ),
    "cooperation_meaning": (
        "I vanligt språk är upphandling att köpa in och drift att hålla i gång, här tillsammans med andra.",
        "Hur {survey} avgränsar orden står inte i källorna; den säger om en kommun samverkar, inte hur.",
        ">vilka samverkar om drift",
    ),
    "purpose": (
        "Vad ett sådant index är bra för får andra bedöma: det visar hur brett kommunerna hade kommit med e-tjänster {year}.",
        "Poängen slutar vid {scale}, så flera kan dela en plats; finare skillnader visar den inte.",
        ">topp 10",
    ),
    "late_answer": (
        "Nej, jag tar inte emot svar och kan inte ändra undersökningen.",
        "Den som gjorde den var {publisher}: fråga där.",
    ),
    "divisions": (
        "En kommun är en lokal självstyrande enhet.",
        "Ett län är ett större område, med en eller flera kommuner.",
        "En region, tidigare landsting, är en annan självstyrande enhet, med bland annat sjukvården som uppgift.",
        "Undersökningen gäller bara kommunerna.",
        ">lista Sörmland",
    ),
    "not_by_area": (
        "Det kan jag inte ta fram län för län eller grupp för grupp: så jämför jag bara poäng.",
        ">vilket län har högst snitt",
    ),
    "comparable": (
        "Om frågorna och de svarande var desamma i båda undersökningarna står inte i källorna, så jämför försiktigt.",
        "{publisher} jämför själv andelen kommuner med appar; annat från {earlier} har jag inte.",
        ">utvecklingen sedan {earlier}",
    ),
    "comparable:made_up": ("{survey} är påhittat, så det går inte att jämföra med något annat.",),
    "summary": (
        "{survey}: {answered} av {invited} kommuner svarade, {with_apps} % av kommunerna hade appar ({earlier_apps} % {earlier}) och ungefär {with_services} % hade e-tjänster.",
        ">statistik",
    ),
    "summary:made_up": (
        "{survey} är påhittat, så det finns inget resultat att sammanfatta.",
        "Siffrorna visar bara hur svaren ser ut när alla poäng är kända.",
        ">statistik",
    ),
    "summary:missing": ("Av {survey} är för lite känt här för en sammanfattning.", ">statistik"),
    "columns": (
        "Om en kommun kan du fråga efter {said}.",
        "I {survey} är det mesta av det inte publicerat för enskilda kommuner.",
        ">{about}",
    ),
    "columns:made_up": ("Om en kommun kan du fråga efter {said}.", "I {survey} är alla värden påhittade.", ">{about}"),
    "few_public": (
        "De {scored} kända poängen är de som kommuner och medier själva har berättat om, så de är inget urval och säger inget om resten.",
        "Något snitt för landet går inte att räkna på dem, och varför övriga inte är publicerade vet jag inte.",
        ">topp 10",
    ),
    "few_public:complete": ("Alla {scored} poäng i listan är kända här, så ingen är utvald.",),
    "few_public:unscored": ("Inga poäng i {survey} är kända här.",),
    "representative": (
        "Det går inte att säga: om de {silent} som inte svarade liknar de {answered} som gjorde det står inte i källorna.",
        "Alla {invited} kommuner fick frågan, så det är inget urval; osäkerheten ligger i bortfallet.",
    ),
    "representative:missing": ("Det går inte att säga: hur många som svarade är inte känt här.",),
    "representative:made_up": ("Nej, {survey} är påhittat och säger inget om verkligheten.",),
    "landscape": (
        "Län är statens indelning i dag, {count} stycken; landskap är en äldre indelning, utan egen förvaltning.",
        "Gränserna skiljer sig ofta: Småland är tre län.",
        ">topp Småland",
    ),
    "all_lacked": (
        "Exakt går det inte att säga: källan berättar inte om andelarna är av alla {invited} kommuner eller av de {answered} som svarade.",
        "Om de är av dem som svarade, och ingen av de {silent} andra har det som frågas, blir andelen av alla ungefär {part} % av den publicerade; har alla det, {rest} procentenheter mer än så.",
        "Hur de {silent} har det är inte känt.",
    ),
    "all_lacked:made_up": ("{survey} är påhittat, så hur de som inte svarar där har det är inget att räkna på.",),
    "all_lacked:missing": ("Det går inte att säga: hur många som svarade är inte känt här.",),
    "opinion": (
        "Vad som är bra eller dåligt får andra bedöma: jag svarar med siffror och deras källor.",
        ">statistik",
    ),
    "median": (
        "Medianen är värdet i mitten när alla ställs i ordning: hälften ligger under och hälften över.",
        "Medelvärdet är alla värden ihop delade med hur många de är; enstaka mycket höga eller låga drar det mer än medianen.",
        ">median e-tjänster",
    ),
    "own_data": (
        "Nej, egna siffror eller filer tar jag inte emot i ett meddelande: jag svarar ur de undersökningar som är inlästa.",
        "Den som driver mig kan läsa in fler.",
        ">hjälp",
    ),
}
