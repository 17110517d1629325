"""What people say of dealing with the office and with each other, by how happy they were."""

ABOUT_OFFICE = {
    "good": (
        ("Quick answer, and it worked the first time.", ""),
        ("Clear steps, no long forms.", ""),
        ("Friendly, and they called me by name.", "Opening on Saturdays would help."),
        ("Vinnig gehelp, baie dankie.", ""),
        ("Ngiyabonga ngosizo olusheshayo.", ""),
        ("", ""),
        ("", ""),
    ),
    "fair": (
        ("The answer was right.", "It took a day longer than you said."),
        ("", "I had to explain it twice."),
        ("Polite people.", ""),
        ("", ""),
    ),
    "bad": (
        ("", "The photo upload hangs on my phone and nobody could say why."),
        ("", "Waited three days for an answer about my renewal."),
        ("The agent was polite.", "The photo upload still breaks after two pictures."),
        ("", "Ek wag al drie dae vir antwoord en niemand het gehelp nie."),
        ("", "My ad was taken down without a reason I understand."),
        ("", ""),
    ),
}
ABOUT_TALKS = {
    "good": (
        ("Everything in one place, and I saw that he had read it.", ""),
        ("Offers with one tap are great.", ""),
        ("Answered within minutes.", ""),
        ("", ""),
        ("", ""),
    ),
    "fair": (("", "Pictures in the chat load slowly."), ("It works.", ""), ("", "")),
    "bad": (
        ("", "He stopped answering after I asked about the price."),
        ("", "Pictures in the chat load slowly and eat my data."),
        ("", "Too many people ask if it is available and then say nothing."),
        ("", ""),
    ),
}
THEMES = (
    ("Photo upload breaks", ("photo upload*",), ""),
    (
        "Pictures in chats load slowly",
        ("pictures in the chat",),
        "Pictures in conversations are smaller now and load in half the time.",
    ),
    ("Answers that take days", ("waited*", "ek wag", "a day longer"), ""),
)
