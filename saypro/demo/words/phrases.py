"""Sentences by home language: in ads, at the start of a talk and as thanks."""

IN_ADS: dict[str, tuple[str, ...]] = {
    "af": (
        "Baie netjies en goed opgepas.",
        "Rede vir verkoop: ons trek aan die einde van die maand.",
        "Prys effens onderhandelbaar vir 'n vinnige koper.",
        "Kom kyk gerus enige aand ná vyf.",
        "Stuur asseblief net hier 'n boodskap.",
    ),
    "zu": (
        "Isesimweni esihle kakhulu.",
        "Ngicela ungithumelele umyalezo lapha.",
        "Intengo iyaxoxiswana.",
        "Woza uzobona noma nini emva kuka-5.",
    ),
    "xh": ("Isemgangathweni omhle.", "Ndicela uthumele umyalezo apha.", "Ixabiso siyathethathethana ngalo."),
    "st": ("E sa le maemong a matle.", "Ke kopa o romele molaetsa mona.", "Theko re ka buisana ka yona."),
    "tn": ("E mo maemong a a siameng.", "Ka kopo romela molaetsa fano."),
    "nso": ("E sa le maemong a mabotse.", "Ka kgopelo romela molaetša mo."),
    "ts": ("Yi le xiyin'weni xa kahle.", "Ndzi kombela u rhumela rungula laha."),
}
GREETINGS: dict[str, tuple[str, ...]] = {
    "en": ("Hi {name}", "Hello {name}", "Hi there", "Good day", "Hey {name}", "Morning {name}"),
    "af": ("Hallo {name}", "Môre {name}", "Goeiedag {name}", "Hi {name}", "Middag {name}"),
    "zu": ("Sawubona {name}", "Sawubona", "Hi {name}", "Hello {name}"),
    "xh": ("Molo {name}", "Molo", "Hi {name}"),
    "st": ("Dumela {name}", "Hi {name}", "Hello"),
    "tn": ("Dumela {name}", "Hi {name}"),
    "nso": ("Thobela {name}", "Hi {name}", "Hello {name}"),
    "ts": ("Avuxeni {name}", "Hi {name}"),
    "ss": ("Sawubona {name}", "Hi {name}"),
    "ve": ("Ndaa {name}", "Hi {name}"),
    "nr": ("Lotjhani {name}", "Hi {name}"),
}
THANKS: dict[str, tuple[str, ...]] = {
    "en": ("Thanks", "Thank you", "Great, thanks", "Perfect, thank you", "Cool, thanks"),
    "af": ("Dankie", "Baie dankie", "Lekker, dankie"),
    "zu": ("Ngiyabonga", "Siyabonga kakhulu", "Thanks"),
    "xh": ("Enkosi", "Enkosi kakhulu", "Thanks"),
    "st": ("Ke a leboha", "Thanks"),
    "tn": ("Ke a leboga", "Thanks"),
    "nso": ("Ke a leboga", "Thank you"),
    "ts": ("Inkomu", "Thanks"),
    "ss": ("Ngiyabonga", "Thanks"),
    "ve": ("Ndo livhuwa", "Thanks"),
    "nr": ("Ngiyathokoza", "Thanks"),
}
WHOLE_OPENINGS: dict[str, tuple[str, ...]] = {
    "af": (
        "Hallo, is die {short} nog beskikbaar?",
        "Goeiedag. Is die {short} nog te koop, en waar presies is julle?",
        "Hi, sal jy R{lower} vat vir die {short}?",
    ),
    "zu": (
        "Sawubona, i-{short} isekhona?",
        "Sawubona {name}, ngicela ukubuza ukuthi i-{short} isathengiswa yini?",
    ),
    "xh": ("Molo, i-{short} isekhona na?",),
    "st": ("Dumela, na {short} e sa le teng?",),
    "tn": ("Dumela, a {short} e sa le teng?",),
}
ABOUT: tuple[str, ...] = (
    "I reply in the evenings after work.",
    "Mom of two, always clearing cupboards.",
    "Weekend cyclist and coffee drinker.",
    "Moved from Durban last year, selling what no longer fits.",
    "I fix and resell appliances. Ask me anything.",
    "Student at UCT, mostly textbooks and tech.",
    "Collector of old radios and LPs.",
    "Honest seller, no time wasters please.",
    "Ek en my man verkoop meubels wat ons self opknap.",
    "Small farm outside town. Goats, chickens and honey.",
    "Teacher by day, guitar by night.",
    "I collect and deliver with my own bakkie on Saturdays.",
)
