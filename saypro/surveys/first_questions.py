"""What is asked to begin with. Rows of `Version` follow it; labels are neutral in every language."""

from datetime import UTC, datetime
from typing import Any

SINCE = datetime(2020, 1, 1, tzinfo=UTC)
FACTORS = ["ease", "speed", "help", "clarity"]

ENGLISH: dict[str, Any] = {
    "low_end": "Very poor",
    "high_end": "Very good",
    "scale": "{score} of {most}",
    "note": "One tap is enough. We read every answer.",
    "saved": "Saved: {score} of {most}. Two short questions more, if you like.",
    "thanks": "Thank you. Your answer is with our office.",
    "change": "Change my answer",
    "worked": "What worked well?",
    "improve": "What should we improve?",
    "optional": "optional",
    "send": "Send",
    "later": "Not now",
    "until": "You can answer until {day}.",
    "over": "This question is closed. Thank you all the same.",
    "factors": {
        "ease": "How easy was it to use?",
        "speed": "How was the time you waited for answers?",
        "help": "How helpful were the answers?",
        "clarity": "How clear were the answers?",
    },
}
AFRIKAANS: dict[str, Any] = {
    "low_end": "Baie swak",
    "high_end": "Baie goed",
    "scale": "{score} uit {most}",
    "note": "Een tik is genoeg. Ons lees elke antwoord.",
    "saved": "Gestoor: {score} uit {most}. Nog twee kort vrae, as jy wil.",
    "thanks": "Dankie. Jou antwoord is by ons kantoor.",
    "change": "Verander my antwoord",
    "worked": "Wat het goed gewerk?",
    "improve": "Wat moet ons verbeter?",
    "optional": "opsioneel",
    "send": "Stuur",
    "later": "Nie nou nie",
    "until": "Jy kan tot {day} antwoord.",
    "over": "Hierdie vraag is gesluit. Nogtans dankie.",
    "factors": {
        "ease": "Hoe maklik was dit om te gebruik?",
        "speed": "Hoe was die tyd wat jy vir antwoorde gewag het?",
        "help": "Hoe behulpsaam was die antwoorde?",
        "clarity": "Hoe duidelik was die antwoorde?",
    },
}
ISIZULU: dict[str, Any] = {
    "low_end": "Kubi kakhulu",
    "high_end": "Kuhle kakhulu",
    "scale": "{score} kwangu-{most}",
    "note": "Ukuthepha kanye kwanele. Sifunda zonke izimpendulo.",
    "saved": "Kulondoloziwe: {score} kwangu-{most}. Eminye imibuzo emibili emifushane, uma uthanda.",
    "thanks": "Siyabonga. Impendulo yakho isehhovisi lethu.",
    "change": "Shintsha impendulo yami",
    "worked": "Yini ehambe kahle?",
    "improve": "Yini okufanele siyithuthukise?",
    "optional": "akuphoqelekile",
    "send": "Thumela",
    "later": "Hhayi manje",
    "until": "Ungaphendula kuze kube u-{day}.",
    "over": "Lo mbuzo usuvaliwe. Siyabonga noma kunjalo.",
    "factors": {
        "ease": "Bekulula kangakanani ukusebenzisa?",
        "speed": "Sinjani isikhathi osilindile ukuthola izimpendulo?",
        "help": "Izimpendulo zisize kangakanani?",
        "clarity": "Izimpendulo bezicace kangakanani?",
    },
}

TICKET_QUESTIONS = {
    "en": "How was it to deal with our office?",
    "af": "Hoe was dit om met ons kantoor te werk?",
    "zu": "Bekunjani ukusebenzisana nehhovisi lethu?",
}
DEAL_QUESTIONS = {
    "en": "How was talking about this ad on SayPro?",
    "af": "Hoe was dit om op SayPro oor hierdie advertensie te gesels?",
    "zu": "Bekunjani ukuxoxa ngalesi sikhangiso ku-SayPro?",
}
PRIVATE = {
    "en": "Only our office sees it, never the other side.",
    "af": "Net ons kantoor sien dit, nooit die ander kant nie.",
    "zu": "Ibonwa yihhovisi lethu kuphela, hhayi olunye uhlangothi.",
}
LANGUAGES = {"en": ENGLISH, "af": AFRIKAANS, "zu": ISIZULU}

FIRST: dict[str, dict[str, Any]] = {
    "ticket": {
        "most": 10,
        "good_from": 8,
        "low_to": 6,
        "factors": FACTORS,
        "words": {
            key: {**words, "question": TICKET_QUESTIONS[key], "private": ""}
            for key, words in LANGUAGES.items()
        },
    },
    "deal": {
        "most": 5,
        "good_from": 4,
        "low_to": 2,
        "factors": FACTORS,
        "words": {
            key: {**words, "question": DEAL_QUESTIONS[key], "private": PRIVATE[key]}
            for key, words in LANGUAGES.items()
        },
    },
}
