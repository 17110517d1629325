"""What people say of each other after a deal, by what they were and how many stars they gave."""

OF_SELLERS: dict[int, tuple[str, ...]] = {
    5: (
        "Exactly as described. Answered every question.",
        "Friendly, on time, and helped me load the {short}.",
        "The {short} works perfectly. Thank you.",
        "Easy to deal with. Kept it for me until Saturday.",
        "Honest about the scratches before I drove out.",
        "Quick answers, fair price.",
        "Met at the Spar, on time. Easy.",
        "",
        "",
    ),
    4: (
        "Good, just had to reschedule once.",
        "The {short} is fine, a little dustier than in the pictures.",
        "Nice person. Took a day to answer.",
        "All good. Parking at the meeting place was the only trouble.",
        "",
    ),
    3: (
        "The {short} is all right, but the battery is weaker than I was told.",
        "Came forty minutes late, but phoned ahead.",
        "Fine in the end. Needed a lot of messages.",
    ),
    2: ("Part of the set was missing, and I only saw it at home.", "Changed the price when I was there."),
    1: ("Never came, and stopped answering.",),
}
OF_BUYERS: dict[int, tuple[str, ...]] = {
    5: (
        "Came when we said and paid at once.",
        "Friendly and quick. Pleasure.",
        "No haggling at the door. Thank you.",
        "Good communication from start to end.",
        "Would deal with again.",
        "",
        "",
    ),
    4: ("A bit late, but let me know.", "Good. Asked a lot, then bought it.", ""),
    3: ("Tried to bring the price down once more at the gate.", "Moved the time twice, then came."),
    2: ("Kept me waiting for an hour.",),
    1: ("Did not show up, twice.",),
}
HOME: dict[str, tuple[str, ...]] = {
    "af": ("Baie tevrede, dankie.", "Vriendelik en eerlik. Aanbeveel.", "Alles reg soos belowe."),
    "zu": ("Ngiyabonga, konke kuhambe kahle.", "Umuntu othembekile."),
    "xh": ("Enkosi, yonke into ihambe kakuhle.",),
}
REPLIES: dict[str, tuple[str, ...]] = {
    "thanks": ("Thank you, enjoy it.", "Thanks, it was a pleasure.", "Dankie, geniet dit."),
    "sorry": (
        "Sorry about that. Write to me and I will put it right.",
        "I had car trouble that day. I should have written sooner.",
    ),
}
