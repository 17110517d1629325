"""The checklists the office begins with, one for each kind of matter. Leads change them as they learn."""

FIRST = {
    "general": (
        "Getting started",
        [
            "Ask what they want to sell or find",
            "Check that their e-mail address is confirmed",
            "Send the link to post an ad, or to the search",
            "Explain photos: up to ten, the first one is the cover",
            "Ask whether the first ad is online",
        ],
    ),
    "support": (
        "Something does not work",
        [
            "Reload the page",
            "Sign out and in again",
            "Try another browser, or a private window",
            "Turn off ad blockers and extensions for our site",
            "Check the connection: Wi-Fi or mobile data",
            "Send us a screenshot and the time it happened",
        ],
    ),
    "complaint": (
        "Hearing a complaint",
        [
            "Say in your own words what went wrong",
            "Read the ad or the conversation it is about",
            "Ask for what is missing: names, dates, screenshots",
            "Say what we will do, and by when",
            "Report the ad or member where a rule is broken",
            "Tell the member what came of it",
        ],
    ),
    "renewal": (
        "Renewing or approving an ad",
        [
            "Find the ad and its state",
            "Compare title, price and category with the rules",
            "Look at every photo",
            "Say exactly what has to change",
            "Look again once it is changed",
        ],
    ),
    "violation": (
        "A rule is broken",
        [
            "Keep the evidence: messages, ad, times",
            "Look for earlier reports about the same member",
            "Decide by the written rule, and name it",
            "Protect who reported: never name them",
            "Tell the member who reported what came of it",
        ],
    ),
    "misc": (
        "Feedback and ideas",
        [
            "Thank them, and repeat the idea in one sentence",
            "Check whether it is possible already",
            "Write it down for the team it concerns",
            "Say honestly what will become of it",
        ],
    ),
}
