"""Vacancies, with the monthly pay as the price."""

from saypro.demo.words.thing import Thing

HOURS = {"hours": "{hours}"}
SHIFT = {
    "hours": ("Full-time", "Full-time", "Part-time", "Contract"),
    "extra": (
        "start immediately",
        "no experience needed",
        "transport paid",
        "references please",
        "own lunch provided",
    ),
}
ASKS = (
    ("Good day, is the post still open?", "Yes, we interview until Friday. Send me your CV here please."),
    ("Do I need a driver's licence?", "It helps, but it is not a must."),
    ("What are the working hours?", "Seven thirty to half past four, every second Saturday until one."),
    ("Is transport paid?", "Yes, R 40 a day on top."),
    ("When would I start?", "On the first of next month, after a trial day."),
)

THINGS: tuple[Thing, ...] = (
    Thing(
        "office-jobs",
        ("paper", "desk", "briefcase"),
        (
            ("Receptionist", 9500),
            ("Bookkeeper", 18500),
            ("Data capturer", 8200),
            ("Call-centre agent", 8900),
            ("Office administrator", 12500),
            ("Debtors clerk", 13500),
        ),
        ("{what} in {town}", "{what}, {hours}, {town}"),
        (
            "We are a small firm in {district} with eleven people.",
            "You speak English and one other language of the province.",
            "Matric and a year behind a desk. Excel should not frighten you.",
            "{extra}. Written contract, UIF and 15 days' leave.",
        ),
        short="{what} post",
        choices=SHIFT,
        details=HOURS,
        asks=ASKS,
        weight=14,
        states="work",
    ),
    Thing(
        "trade-jobs",
        ("hardhat", "van", "toolbox"),
        (
            ("Code 14 driver", 14500),
            ("Electrician with wireman's licence", 24000),
            ("Bricklayer", 11500),
            ("Diesel mechanic", 22000),
            ("Plumber's assistant", 7800),
            ("Delivery driver with own motorbike", 9800),
        ),
        ("{what} wanted, {town}", "{what}, {extra}"),
        (
            "Five days a week, overtime at the end of the month.",
            "PrDP and two references please. {extra}.",
            "Tools are provided. Bring your own boots.",
            "Sites in and around {town}.",
        ),
        short="{what} job",
        choices=SHIFT,
        details=HOURS,
        asks=ASKS,
        weight=14,
        states="work",
    ),
    Thing(
        "care-jobs",
        ("stethoscope", "broom"),
        (
            ("Domestic helper, three days", 3600),
            ("Caregiver for my mother", 7500),
            ("Nanny, live-out", 6200),
            ("Au pair with own car", 8500),
            ("Gardener, Saturdays", 1600),
        ),
        ("{what} in {district}", "{what} wanted, {town}"),
        (
            "Two children of four and seven, a calm dog.",
            "{extra}. We pay UIF and the taxi fare.",
            "Somebody patient who likes to talk.",
            "Trial week paid in full.",
        ),
        short="{what} post",
        choices=SHIFT,
        details=HOURS,
        asks=ASKS,
        weight=12,
        states="work",
    ),
    Thing(
        "hospitality-jobs",
        ("coffee", "briefcase"),
        (
            ("Barista", 7200),
            ("Waiter for weekends", 4500),
            ("Cashier", 6900),
            ("Line cook", 9800),
            ("Shop assistant", 6600),
        ),
        ("{what}, {town}", "{what} wanted, {extra}"),
        (
            "Friendly team of nine in {district}. Tips are shared.",
            "We teach you the machine. {extra}.",
            "Shifts end before the last taxi.",
        ),
        short="{what} job",
        choices=SHIFT,
        details=HOURS,
        asks=ASKS,
        weight=12,
        states="work",
    ),
)
