"""Clothing, shoes, bags and school uniforms."""

from saypro.demo.words.thing import Thing

WORN = {"size": "{size}", "handover": "{handover}"}
SIZES = ("30", "32", "34", "36", "38", "40")

THINGS: tuple[Thing, ...] = (
    Thing(
        "clothing",
        ("dress",),
        (
            ("Matric dance dress", 1400),
            ("Shweshwe dress, made to measure", 950),
            ("Winter coat", 480),
            ("Wedding dress, A-line", 3200),
            ("Traditional Xhosa outfit", 1600),
            ("Three-piece suit", 1100),
        ),
        ("{what}, size {size}", "{what}, {colour}, size {size}"),
        (
            "Worn once, dry-cleaned.",
            "{extra}.",
            "Can be let out by two centimetres.",
            "Try it on in {district}, I have a mirror.",
        ),
        choices={
            "size": SIZES,
            "colour": ("emerald", "burgundy", "navy", "indigo", "gold", "black"),
            "extra": ("Bought in {town} for R 2 800", "Bag and shoes on request", "No stains"),
        },
        details=WORN,
        asks=(
            ("Can I fit it first?", "Yes, come after five, we have a mirror."),
            ("Does it run small?", "A bit. If you wear {size} it sits close."),
        ),
        weight=20,
    ),
    Thing(
        "shoes",
        ("shoes",),
        (
            ("Nike Air Max", 850),
            ("Carvela loafers", 1900),
            ("Adidas running shoes", 620),
            ("Soccer boots", 380),
            ("Timberland boots", 980),
            ("School shoes", 180),
        ),
        ("{what}, size {size}", "{what}, UK {size}, {extra}"),
        ("Worn three times, too small for me.", "Original box. {extra}.", "No fakes, slip is there."),
        choices={
            "size": ("4", "5", "6", "7", "8", "9", "10"),
            "extra": ("like new", "hardly worn", "great condition"),
        },
        details=WORN,
        asks=(
            ("Are they original?", "Yes, the slip is in the box."),
            ("Would a {size} fit wide feet?", "They give a bit, rather come and fit."),
        ),
        weight=16,
    ),
    Thing(
        "bags-jewellery",
        ("bag", "watch"),
        (
            ("Leather handbag", 650),
            ("Seiko automatic watch", 2400),
            ("Casio G-Shock", 1100),
            ("Laptop backpack", 420),
            ("Beaded necklace, handmade", 260),
            ("Silver bangle", 580),
        ),
        ("{what}", "{what}, {extra}"),
        ("{extra}.", "Handmade in {town}.", "Strap is new.", "A gift that I never used."),
        choices={"extra": ("hardly used", "with box", "real leather", "like new")},
        details={"handover": "{handover}"},
        asks=(
            ("Is it genuine?", "Yes, with papers and box."),
            ("Can you courier it?", "Yes, R 99 to your door."),
        ),
        weight=12,
    ),
    Thing(
        "school-uniforms",
        ("uniform",),
        (
            ("Blazer and tie", 420),
            ("Full primary school uniform", 550),
            ("Two school dresses", 240),
            ("Grey trousers and white shirts", 260),
            ("Rugby jersey and socks", 220),
        ),
        ("{what}, {school}, size {size}", "{what}, age {age}"),
        (
            "{school}. Name tags are out.",
            "No stains, buttons all there.",
            "My son grew twelve centimetres in a year.",
            "Take all and I add the hat.",
        ),
        choices={
            "size": ("30", "32", "34", "36"),
            "age": ("7", "9", "11", "13"),
            "school": (
                "Bergsig Primary",
                "Hoërskool Rietvlei",
                "Sunnyside High",
                "St Brigid's College",
                "Umlambo Secondary",
            ),
        },
        details=WORN | {"school": "{school}"},
        asks=(
            ("Is it the new badge?", "Yes, the badge from this year."),
            ("Do you have a size bigger?", "Only this one, but the hem can come down."),
        ),
        weight=14,
    ),
)
