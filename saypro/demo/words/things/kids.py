"""Prams, toys and cots."""

from saypro.demo.words.thing import Thing

HANDOVER = {"handover": "{handover}"}

THINGS: tuple[Thing, ...] = (
    Thing(
        "prams-seats",
        ("pram",),
        (
            ("Chelino pram", 1300),
            ("Bambino travel system", 2200),
            ("Car seat 9 to 36 kg", 750),
            ("Twin stroller", 1900),
            ("Jogger with three wheels", 1700),
        ),
        ("{what}, {extra}", "{what}"),
        (
            "Covers washed this week.",
            "{extra}.",
            "One baby, two grandmothers, hardly used.",
            "Never in an accident.",
        ),
        choices={"extra": ("folds flat", "rain cover included", "like new", "base included")},
        details=HANDOVER,
        asks=(
            ("Has the seat been in an accident?", "Never. I would not sell it then."),
            ("Does it fit in a small boot?", "It fits in our Etios with the shopping."),
            ("From what age?", "From birth, with the insert."),
        ),
        weight=16,
    ),
    Thing(
        "toys",
        ("toys",),
        (
            ("Box of Duplo", 450),
            ("Wooden train set", 520),
            ("Trampoline 2.4 m", 1300),
            ("Balance bike", 480),
            ("Doll's house, wooden", 700),
            ("Ride-on car, 12 V", 1400),
        ),
        ("{what}", "{what}, {extra}"),
        ("All pieces are there, we counted.", "{extra}.", "Washed and ready for the next child."),
        choices={"extra": ("complete", "from 3 years", "hardly used")},
        details=HANDOVER,
        asks=(
            ("Is anything missing?", "Nothing, we counted twice."),
            ("Does the battery still charge?", "Yes, about an hour of driving."),
        ),
        weight=14,
    ),
    Thing(
        "nursery",
        ("cot",),
        (
            ("Cot with mattress", 1400),
            ("Compactum with drawers", 1500),
            ("Camp cot", 550),
            ("Feeding chair", 420),
            ("Breast pump, electric", 800),
        ),
        ("{what}, {extra}", "{what}"),
        (
            "{extra}. Screws in a bag.",
            "Mattress was always covered.",
            "Drop side stays up by itself, it is safe.",
        ),
        choices={"extra": ("white", "pine", "like new", "good condition")},
        details=HANDOVER,
        asks=(
            ("Is the mattress included?", "Yes, always covered."),
            ("Can you leave it assembled?", "Rather not, it goes through no door."),
        ),
        weight=12,
    ),
)
