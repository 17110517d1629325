"""Livestock, machinery, feed and produce."""

from saypro.demo.words.thing import Thing

THINGS: tuple[Thing, ...] = (
    Thing(
        "livestock",
        ("goat", "sheep", "chickens"),
        (
            ("Boer goat ewes", 2400),
            ("Dorper lambs", 1900),
            ("Nguni heifers", 12500),
            ("Point-of-lay hens", 140),
            ("Merino rams", 5800),
            ("Boschvelder chickens", 160),
            ("Large White piglets", 650),
        ),
        ("{head} {what}, {extra}", "{what}, {extra}"),
        (
            "Vaccinated and dosed in {month}.",
            "{extra}. Brand mark on the papers.",
            "Come and choose on the farm outside {town}.",
            "Price each. Less for the whole lot.",
        ),
        choices={
            "head": ("6", "10", "12", "20", "40"),
            "extra": ("vaccinated", "veld reared", "ready to go", "with papers"),
        },
        details={"head": "{head}", "vaccinated": "yes"},
        asks=(
            ("Are they vaccinated?", "Yes, pulpy kidney and pasteurella, the book is here."),
            ("What is the price for all?", "Ten percent less if you take the lot."),
            ("Can you deliver to {other_town}?", "With my trailer, R 8 a kilometre."),
            ("Do you give a removal certificate?", "Of course, stamped and signed."),
        ),
        weight=22,
        states="animal",
    ),
    Thing(
        "farm-machinery",
        ("tractor",),
        (
            ("Massey Ferguson 135", 98000),
            ("John Deere 5503", 265000),
            ("Ford 3000 tractor", 82000),
            ("Two-furrow plough", 14500),
            ("Slasher 1.5 m", 12800),
            ("Feed mixer", 24000),
            ("Boom sprayer 600 L", 16800),
        ),
        ("{what}, {extra}", "{what}"),
        (
            "Works on my farm every day, see it in the field.",
            "{extra}.",
            "New back tyres in {year}.",
            "Hydraulics strong, no leaks.",
        ),
        choices={
            "extra": ("ready to work", "recently serviced", "good tyres", "one owner"),
            "engine_hours": ("2400", "4100", "6800"),
        },
        years=(1975, 2016),
        details={"make": "{make}", "engine_hours": "{engine_hours}"},
        asks=(
            ("How many hours?", "{engine_hours} on the clock, and the clock works."),
            ("Does it start cold?", "First swing, come early in the morning and see."),
        ),
        weight=12,
    ),
    Thing(
        "feed-seed",
        ("hay", "veg"),
        (
            ("Lucerne bales", 95),
            ("Teff bales", 60),
            ("Seed potatoes, 10 kg", 190),
            ("Raw honey, 3 kg", 280),
            ("Macadamia nuts, 5 kg", 420),
            ("Mealies, 50 kg", 310),
            ("Butternut by the bag", 75),
        ),
        ("{what}, {extra}", "{what}"),
        (
            "Cut in {month}, under roof.",
            "{extra}.",
            "Collect on the farm, or I deliver 100 and more.",
            "Straight from our own land.",
        ),
        choices={"extra": ("fresh", "no sprays", "first grade", "delivery possible")},
        asks=(
            ("How many do you have left?", "About two hundred."),
            ("Can you deliver fifty?", "From a hundred on, or you come with your bakkie."),
        ),
        weight=12,
        states="new",
    ),
)
