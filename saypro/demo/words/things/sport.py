"""Bicycles, camping, gym, surf, music and books."""

from saypro.demo.words.thing import Thing

HANDOVER = {"handover": "{handover}"}

THINGS: tuple[Thing, ...] = (
    Thing(
        "bicycles",
        ("bike",),
        (
            ("Giant Talon 2 mountain bike", 7800),
            ("Merida Big Nine", 8900),
            ("Trek Domane road bike", 15200),
            ("Silverback Stride", 5400),
            ("Titan Rogue mountain bike", 4600),
            ("Kids' 20-inch bike", 1200),
            ("Specialized Rockhopper", 9800),
        ),
        ("{what}, size {frame}", "{year} {what}, {extra}", "{what}, {frame}, {extra}"),
        (
            "Serviced in {month}: new chain, brake pads and cables.",
            "Rode the Argus on it twice, mostly stood in the garage after that.",
            "{wheels}-inch wheels, {extra}.",
            "Small scratch on the top tube, see the photos.",
            "Try it around the block, bring shoes.",
        ),
        choices={
            "frame": ("S", "M", "L"),
            "wheels": ("26", "27.5", "29"),
            "extra": ("tubeless", "dropper post", "hydraulic brakes", "new tyres", "recently serviced"),
        },
        years=(2016, 2023),
        told={"Kids'": {"frame": "S", "wheels": "20"}},
        details={"frame": "{frame}", "wheels": "{wheels}-inch", "year": "{year}"} | HANDOVER,
        asks=(
            (
                "Will a {frame} fit somebody of 1.74 m?",
                "Yes, I am 1.75 and it fits me with the saddle mid-way.",
            ),
            ("When was it last serviced?", "In {month}, the invoice is there."),
            ("Are the pedals included?", "Flat ones yes, my clip-ins stay."),
            (
                "Do you have the frame number for the police check?",
                "Under the bottom bracket. I can send it to you.",
            ),
        ),
        weight=28,
    ),
    Thing(
        "camping",
        ("tent", "braai"),
        (
            ("Campmaster 4-man tent", 1300),
            ("Oztent RV3", 6200),
            ("National Luna fridge 40 L", 8900),
            ("Fishing rods and reels", 1100),
            ("Cadac gas set", 480),
            ("Rooftop tent", 9200),
        ),
        ("{what}", "{what}, {extra}"),
        (
            "All pegs and poles are there.",
            "{extra}.",
            "Dry-stored, no mould.",
            "Two trips to {camp}, that was all.",
        ),
        choices={
            "extra": ("used twice", "complete", "with groundsheet"),
            "camp": ("the Cederberg", "Kruger", "the Drakensberg", "Sodwana"),
        },
        details=HANDOVER,
        asks=(
            ("Is it waterproof?", "It stood through a night in the Drakensberg, dry inside."),
            ("Are all the poles there?", "Yes, and four spare pegs."),
        ),
        weight=16,
    ),
    Thing(
        "fitness",
        ("weights", "ball"),
        (
            ("Adjustable dumb-bells, 40 kg", 2100),
            ("Trojan treadmill", 3800),
            ("Exercise bike", 1600),
            ("Olympic bar with 80 kg", 4200),
            ("Boxing bag and gloves", 850),
            ("Netball and soccer goals", 1300),
        ),
        ("{what}", "{what}, {extra}"),
        (
            "New Year's resolution of last year.",
            "{extra}.",
            "Heavy. Bring a friend.",
            "Belt was waxed, motor is quiet.",
        ),
        choices={"extra": ("hardly used", "like new", "must go")},
        details=HANDOVER,
        asks=(
            ("How heavy is it to carry?", "Two people and it is on a bakkie in five minutes."),
            ("Does the display work?", "Yes, speed and heart rate."),
        ),
        weight=12,
    ),
    Thing(
        "surf-water",
        ("board",),
        (
            ("6'2 shortboard", 2400),
            ("Mini-mal 7'6", 3400),
            ("Reef wetsuit 4/3", 1100),
            ("SUP board, inflatable", 3900),
            ("Bodyboard and fins", 700),
            ("Sit-on-top fishing kayak", 7800),
        ),
        ("{what}, {extra}", "{what}"),
        (
            "Two dings, both repaired by the shop.",
            "{extra}.",
            "Great for {camp}.",
            "Fins and leash included.",
        ),
        choices={
            "extra": ("with bag", "good condition", "beginner friendly"),
            "camp": ("Muizenberg", "Jeffreys Bay", "North Beach", "Victoria Bay"),
        },
        details=HANDOVER,
        asks=(
            ("Any soft spots?", "None, press it yourself."),
            ("Good for a beginner of 80 kg?", "Perfect for that."),
        ),
        weight=9,
        where="coast",
    ),
    Thing(
        "music",
        ("guitar", "piano", "dj"),
        (
            ("Yamaha C40 guitar", 1500),
            ("Fender Stratocaster, Mexico", 9800),
            ("Casio digital piano", 5400),
            ("Djembe drum", 900),
            ("Yamaha keyboard PSR", 2300),
            ("Trumpet, Bb", 2600),
        ),
        ("{what}, {extra}", "{what}"),
        (
            "Strings changed this week.",
            "{extra}.",
            "From a church band, well looked after.",
            "Come and play it.",
        ),
        choices={"extra": ("with bag", "with stand", "good tone", "hardly played")},
        details=HANDOVER,
        asks=(
            ("Do all the keys work?", "All of them, pedal too."),
            ("Does the neck need setting?", "It was set up in {month}."),
            ("Is the bag in the price?", "Yes, bag and a spare set of strings."),
        ),
        weight=14,
    ),
    Thing(
        "books-hobbies",
        ("books",),
        (
            ("Matric study guides, full set", 480),
            ("First-year engineering textbooks", 950),
            ("Box of Afrikaans novels", 250),
            ("Sewing machine, Singer", 1500),
            ("Chess set, wooden", 420),
            ("Agatha Christie, 40 titles", 600),
        ),
        ("{what}", "{what}, {extra}"),
        ("{extra}.", "No highlighter inside.", "Collect in {district}."),
        choices={"extra": ("like new", "a few notes in pencil", "all or nothing")},
        details=HANDOVER,
        asks=(
            ("Is it the latest edition?", "Yes, this year's."),
            ("Would you split the set?", "Rather all together."),
        ),
        weight=10,
    ),
)
