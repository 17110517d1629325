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
            ("Are they vaccinated?", "Yes, everything is in the book, with the dates."),
            ("What is the price for all?", "Ten percent less if you take the lot."),
            ("Can you deliver to {other_town}?", "With my trailer, R 8 a kilometre."),
            ("Do you give a removal certificate?", "Of course, stamped and signed."),
        ),
        weight=22,
        where="country",
        states="animal",
    ),
    Thing(
        "farm-machinery",
        ("tractor",),
        (("Massey Ferguson 135", 98000), ("John Deere 5503", 265000), ("Ford 3000 tractor", 82000)),
        ("{what}, {extra}", "{what}"),
        (
            "Works on my farm every day, see it in the field.",
            "{extra}.",
            "New back tyres two seasons ago.",
            "Hydraulics strong, no leaks.",
        ),
        choices={
            "extra": ("ready to work", "recently serviced", "good tyres", "one owner"),
            "engine_hours": ("2400", "4100", "6800"),
        },
        years=(1975, 2012),
        details={"make": "{make}", "engine_hours": "{engine_hours}", "year": "{year}"},
        asks=(
            ("How many hours?", "{engine_hours} on the clock, and the clock works."),
            ("Does it start cold?", "First swing, come early in the morning and see."),
        ),
        weight=8,
        where="country",
    ),
    Thing(
        "farm-machinery",
        ("tractor",),
        (
            ("Two-furrow plough", 14500),
            ("Slasher 1.5 m", 12800),
            ("Feed mixer", 24000),
            ("Boom sprayer 600 L", 16800),
        ),
        ("{what}, {extra}", "{what}"),
        (
            "Stood under the roof since harvest.",
            "{extra}.",
            "Three-point, fits any 40 kW tractor.",
            "I load with the forklift.",
        ),
        choices={"extra": ("ready to work", "freshly painted", "hardly used")},
        asks=(
            ("Is anything cracked or welded?", "Nothing. Bring a hammer and knock."),
            ("Can you load it on my trailer?", "Yes, the forklift is here until five."),
        ),
        weight=5,
        where="country",
    ),
    Thing(
        "feed-seed",
        ("hay",),
        (("Lucerne bales", 95), ("Teff bales", 60), ("Eragrostis bales", 55)),
        ("{what}, {extra}", "{what}"),
        (
            "Cut in {month}, under roof.",
            "{extra}.",
            "Collect on the farm, or I deliver 100 and more.",
            "Price a bale.",
        ),
        choices={"extra": ("fresh", "no weeds", "first cut", "delivery possible")},
        asks=(
            ("How many do you have left?", "About two hundred."),
            ("Can you deliver fifty?", "From a hundred on, or you come with your bakkie."),
        ),
        weight=7,
        where="country",
        states="new",
    ),
    Thing(
        "feed-seed",
        ("veg",),
        (
            ("Seed potatoes, 10 kg", 190),
            ("Raw honey, 3 kg", 280),
            ("Macadamia nuts, 5 kg", 420),
            ("Mealies, 50 kg", 310),
            ("Butternut by the bag", 75),
        ),
        ("{what}, {extra}", "{what}"),
        (
            "Straight from our own land.",
            "{extra}.",
            "Order until Thursday, collect on Saturday.",
            "Less for ten and more.",
        ),
        choices={"extra": ("fresh", "no sprays", "first grade")},
        asks=(
            ("How many do you have left?", "Enough for the month."),
            ("Can you bring it to {other_town}?", "My sister drives there on Fridays."),
        ),
        weight=7,
        where="country",
        states="new",
    ),
)
