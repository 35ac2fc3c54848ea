"""På vad ett svar vilar: meningarna i handlers/replies/basis.py."""

from typing import Final

BASIS_SV: Final = {
    "headline": "Så fick jag fram det: {answer}",
    "question": "Frågan", "counted": "Räknade", "rule": "Regeln", "facts": "Kända uppgifter", "follows": "Det följer av",
    "unknown": "Okänt", "loaded": "Inläst", "per": "per {by}", "apart": "för {names}, var för sig",
    "json": "Frågan som data, för `python bot.py ask --question`:",
    "button_answer": "Svaret", "button_counted": "Vilka räknades?", "button": "Hur vet du det?",
    # --- the question in words
    "want_profile": "allt som är känt om {whom}", "want_value": "{name} för {whom}", "want_place": "platsen efter {name} för {whom} {among}",
    "want_compare": "{whom} bredvid varandra", "want_difference": "skillnaden i {name} för {whom}", "want_explain": "varför {whom} fick sin poäng",
    "want_top": "vilka som har högst {name} {among}", "want_top_fewest": "vilka som har lägst {name} {among}", "want_list": "alla {noun}",
    "want_count": "antalet {noun}", "want_share": "andelen som {that} {among}", "want_mean": "snittet av {name} {among}",
    "want_median": "medianen av {name} {among}", "want_total": "summan av {name} {among}", "want_extreme": "högsta {name} {among}",
    "want_extreme_fewest": "lägsta {name} {among}", "want_spread": "hur {name} fördelar sig {among}", "want_overview": "siffrorna för landet",
    "want_change": "hur {name} har utvecklats {among}", "want_change_of": "hur {name} har utvecklats för {whom}", "want_check": "om {noun} {that}",
    "want_check_of": "om {whom} {that}",
    # --- the rules
    "rule_value": "uppgiften är publicerad som den står.", "rule_computed": "uppgiften är beräknad ur kommunernas svar.",
    "rule_place": "flest först; lika många delar plats, och nästa plats hoppas över (1, 1, 3).", "rule_top": "flest först; lika många delar plats, och de som delar den sista platsen tas med.",
    "rule_compare": "samma uppgift för var och en, ur samma undersökning.", "rule_difference": "den enas uppgift minus den andras.",
    "rule_explain": "poängen del för del, där delarna är publicerade.", "rule_count": "den räknas som säkert uppfyller villkoret. En kommun vars uppgift är okänd räknas aldrig till dem som saknar något.",
    "rule_share": "de som uppfyller villkoret, av dem vars uppgift är känd.", "rule_mean": "de kända uppgifternas summa delad med hur många de är; en decimal, halva avrundas uppåt.",
    "rule_median": "den mittersta av de kända uppgifterna; av två mittersta snittet.", "rule_total": "de kända uppgifternas summa.",
    "rule_spread": "de kända uppgifterna, efter hur många som har var och en.", "rule_change": "samma uppgift i de undersökningar som får jämföras.",
    "rule_check": "ja eller nej bara där det följer av det som är publicerat.",
    # --- who, and how much is unknown
    "counted_all": "{n}; för {known} är uppgiften känd.", "unknown_n": "{n}.", "unknown_none": "inget.", "unknown_figures": "{n} av uppgifterna.",
    "loaded_made_up": "påhittat.", "loaded_on": "{date}, ur en lista.", "loaded_with": "följer med boten.",
    # --- from what a bound follows
    "follows_scale": "En poäng är alltid 0–{scale}.", "follows_full_marks": "Alla med full pott är kända, så övriga har högst {below}.",
    "follows_lan_best": "{other} är bäst i sitt län, så ingen annan där har mer.", "follows_rank_group": "Lika poäng ger samma plats, och varje grupp ligger under den före.",
    "follows_place": "Vilka som står före en plats är känt, så ingen annan har mer än de.", "follows_highest": "Det högsta som någon kommun har är publicerat.",
    "follows_list": "Alla i rankinglistan är kända.", "follows_answered": "En kommun som inte svarade finns inte i listan.",
}  # fmt: skip
