"""Telling closing words from a new question: "thanks, it works now" does not open a solved thread again."""

import re

SURE = 0.9
MOST_WORDS = 12
THANKS = re.compile(
    r"\b(thank(s|\s?you|x)?|thanx|thnx|tnx|ty|cheers|appreciate[ds]?|dankie|baie\s+dankie|ngiyabonga|siyabonga|"
    r"enkosi|ke\s+a\s+leboga|lekker|awesome|perfect|great|brilliant|sorted|solved|shot|sharp|works?\s+now)\b",
    re.IGNORECASE,
)
FILLERS = re.compile(
    r"\b(so|very|much|again|a|lot|million|for|your|you|the|help|helping|quick|fast|reply|answer|assistance|it|it's|"
    r"is|all|that|now|works?|working|good|well|done|really|many|man|guys|team|zanele|kindly|ok|okay|yes|hi|have|"
    r"nice|day|weekend|evening|i|and|got|baie|vir|jou|julle|hulp|die|kakhulu|ngosizo|lwakho|bra|boss|sir|madam)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\?|\b(but|however|still|again\s+(the|it|not)|not|no|never|when|why|how|what|where|can|could|would|please|pls|maar|nog|"
    r"nie|wanneer|hoekom|kodwa|futhi|also|another|problem|error|issue|isn'?t|doesn'?t|won'?t|can'?t)\b|n't\b",
    re.IGNORECASE,
)


def thanks(body: str) -> float:
    """How sure we are, from 0 to 1, that these words only thank and ask for nothing.

    Certain only of short ones in which next to nothing is left when thanks and courtesies are taken away.
    """
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", body)
    if not THANKS.search(body) or ASKS.search(body) or len(words) > MOST_WORDS or re.search(r"\d", body):
        return 0.0
    rest = re.findall(r"[^\W\d_]+", FILLERS.sub(" ", THANKS.sub(" ", body)))
    return max(0.0, 1.0 - len(rest) / max(len(words), 1))


def is_thanks(body: str) -> bool:
    return thanks(body) >= SURE
