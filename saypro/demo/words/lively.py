"""What members say when nobody planned it, by their part in the talk."""

LINES: dict[str, tuple[str, ...]] = {
    "buyer": (
        "Is it still there?",
        "I could come by after work.",
        "Could you send one more photo?",
        "What would you take for it today?",
        "My brother has a bakkie, we can fetch it.",
        "Is half past five fine?",
        "Ek is nou-nou daar rond, kan ek gou kom kyk?",
        "Ngiyabonga, ngizobuya.",
        "I am at work, I answer again at four.",
        "Does it come with the box?",
        "Which street is it near?",
        "Perfect, thank you.",
    ),
    "seller": (
        "Yes, still here.",
        "I am home until eight.",
        "Photo comes tonight, the light is bad now.",
        "Somebody else asked this morning, but you were first.",
        "Come and look, then we talk about the price.",
        "Half past five is fine.",
        "Kom gerus, ek is by die huis.",
        "Yebo, isekhona.",
        "No stress, take your time.",
        "The Spar on the corner is easiest, there is parking.",
        "I keep it for you until tomorrow.",
        "Only a pleasure.",
    ),
}
