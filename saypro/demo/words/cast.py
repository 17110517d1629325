"""The people, ads and talks that the product is shown with, written out."""

from dataclasses import dataclass, field

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Who:
    name: str
    role: str = "member"
    language: str = "en"
    town: str = "cape-town"
    district: str = "Woodstock"
    days: int = 500
    about: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An ad; posted `hours` ago."""

    seller: str
    category: str
    title: str
    short: str
    price: int
    text: str
    hours: float
    town: str
    place: str
    pictures: tuple[str, ...]
    condition: str = "good"
    details: tuple[tuple[str, object], ...] = ()
    state: str = "live"
    views: int = 60


@dataclass(frozen=True, slots=True)
class Line:
    who: str
    ago_min: float
    text: str


@dataclass(frozen=True, slots=True)
class Talked:
    """A talk about `ad`, or with the office about `subject`; `unread` is how many of the last by person."""

    member: str
    lines: tuple[Line, ...]
    ad: str = ""
    subject: str = ""
    agent: str = ""
    solved: bool = False
    unread: dict[str, int] = field(default_factory=dict)


PEOPLE: tuple[Who, ...] = (
    Who(
        "Lerato Mokoena",
        language="st",
        days=410,
        about="Woodstock. I reply in the evenings, faster on weekends.",
    ),
    Who(
        "Sipho Dlamini",
        language="zu",
        district="Observatory",
        days=1280,
        about="Weekend cyclist. I sell what I have outgrown, with the invoices.",
    ),
    Who("Naledi Pillay", district="Rondebosch", days=12),
    Who("Johan van Wyk", language="af", district="Goodwood", days=700),
    Who("Ayesha Khan", district="Athlone", days=640),
    Who("Themba Mthembu", language="zu", town="stellenbosch", district="Cloetesville", days=350),
    Who(
        "Riana Botha",
        language="af",
        town="george",
        district="Heatherlands",
        days=900,
        about="Meubels met 'n storie. I restore yellowwood in my garage.",
    ),
    Who("Bongani Zulu", language="zu", town="durban", district="Glenwood", days=210),
    Who(
        "Hennie Botha",
        language="af",
        town="beaufort-west",
        district="Beaufort West",
        days=820,
        about="Karoo Auto, Beaufort West. Bakkies, honestly described.",
    ),
    Who("Pieter Joubert", language="af", town="paarl", district="Paarl", days=480),
    Who("Lwazi Ndlovu", language="xh", town="gqeberha", district="Walmer", days=30),
    Who("Mpho Sithole", language="st", town="soweto", district="Pimville", days=5),
    Who("Fatima Adams", town="mitchells-plain", district="Westridge", days=530),
    Who("Devan Govender", town="durban", district="Chatsworth", days=770),
    Who("Kagiso Mabaso", language="tn", town="rustenburg", district="Cashan", days=44),
    Who("Claire Harrison", district="Muizenberg", days=610),
    Who("Tumelo Moeng", language="tn", town="bellville", district="Oakdale", days=320),
    Who("Liezel Adonis", language="af", town="worcester", district="Worcester", days=290),
    Who("Zanele Khumalo", "agent", "zu", "johannesburg", "Braamfontein", 900),
    Who("Thabo Molefe", "agent", "st", "johannesburg", "Melville", 760),
    Who("Nirvana Chetty", "agent", "en", "durban", "Morningside", 610),
    Who("Ashwin Fortuin", "agent", "af", "cape-town", "Athlone", 540),
    Who("Refilwe Ledwaba", "agent", "nso", "pretoria", "Hatfield", 480),
    Who("Vusi Mhlongo", "agent", "zu", "johannesburg", "Kensington", 350),
    Who("Megan Fletcher", "agent", "en", "cape-town", "Pinelands", 300),
    Who("Anele Gqola", "agent", "xh", "east-london", "Vincent", 220),
    Who("Tinyiko Baloyi", "agent", "ts", "polokwane", "Bendor", 120),
    Who("Sanele Mthethwa", "lead", "zu", "johannesburg", "Rosebank", 1100),
    Who("Imraan Parker", "lead", "en", "cape-town", "Sea Point", 980),
    Who("Annelie Pretorius", "admin", "af", "pretoria", "Arcadia", 1300),
)

BIKE = "Trek Marlin 7 mountain bike, size M, serviced in March"
COUCH = "Coricraft 3-seater couch, sage velvet"
HILUX = "2019 Toyota Hilux 2.4 GD-6 single cab, 118 000 km"
WASHER = "Samsung 9 kg front loader, 2 years old"
CONSOLE = "PlayStation 5 disc edition, one controller"
TABLE = "Yellowwood dining table, seats eight"
COLLECT = ("handover", "Collect or courier")

ADS: tuple[Told, ...] = (
    Told(
        "Sipho Dlamini",
        "bicycles",
        BIKE,
        "Marlin",
        14500,
        "Ridden on weekends at Tokai and Jonkershoek for two seasons. Full service at the shop in March: new chain, brake "
        "pads and bottom bracket. I have the invoice.\n\nRockShox Judy fork, Shimano Deore 1×10, hydraulic discs. Small "
        "scratch on the left chainstay, see the second photo. Selling because I moved to a large frame.\n\nNear "
        "Observatory station. The Spar on Lower Main Road is a good place to meet, open 07:00–21:00.",
        6,
        "cape-town",
        "Observatory",
        ("bike", "bike-close"),
        "like_new",
        (("frame", "Medium, alloy"), ("wheels", "29-inch"), ("year", 2023), COLLECT),
        views=214,
    ),
    Told(
        "Lerato Mokoena",
        "furniture",
        COUCH,
        "couch",
        6900,
        "Three years old, covers were washed last week. Very comfortable, but the new flat has a bay window where it should "
        "stand.\n\nOne faint mark on the left arm that only I can find. 212 cm wide, legs screw off.\n\nClaremont, ground "
        "floor, easy to load.",
        152,
        "cape-town",
        "Claremont",
        ("couch", "couch-close"),
        "good",
        (("material", "Velvet"), ("handover", "Collect only")),
        views=131,
    ),
    Told(
        "Hennie Botha",
        "bakkies",
        HILUX,
        "Hilux",
        289000,
        "One owner, full service history with the agents in Worcester. Rubberised bin, tow bar, new all-terrain tyres at "
        "104 000 km.\n\nStands in Paarl with my brother. Test drive any day, bring your licence.",
        7,
        "paarl",
        "Paarl",
        ("bakkie", "bakkie-close"),
        "good",
        (
            ("make", "Toyota"),
            ("model", "Hilux 2.4 GD-6"),
            ("year", 2019),
            ("mileage", 118000),
            ("fuel", "Diesel"),
            ("gearbox", "Manual"),
            ("papers", True),
            ("canopy", False),
        ),
        views=402,
    ),
    Told(
        "Tumelo Moeng",
        "solar-power",
        "Sunsynk 5 kW inverter with 5.12 kWh battery",
        "inverter",
        21500,
        "Eighteen months old, 410 cycles on the battery. Taken down by my electrician when we moved into a complex; the "
        "certificate and both manuals are here.\n\nRuns fridge, lights, TV and Wi-Fi for about seven hours.",
        9,
        "bellville",
        "Oakdale",
        ("inverter", "inverter-close"),
        "like_new",
        (("make", "Sunsynk"), ("power", 5000), COLLECT),
        views=188,
    ),
    Told(
        "Claire Harrison",
        "surf-water",
        "7′2 mini-mal surfboard, two small dings repaired",
        "mini-mal",
        3200,
        "Perfect for Surfers' Corner and for learning. Two dings on the rail, both repaired by the shop. Leash and three fins "
        "included, bag for R 300 more.",
        27,
        "cape-town",
        "Muizenberg",
        ("board",),
        "good",
        (COLLECT,),
        views=77,
    ),
    Told(
        "Johan van Wyk",
        "appliances",
        WASHER,
        "washer",
        3750,
        "Twee jaar oud, werk soos nuut. Eco wash, quick wash, and a spin that does not walk through the kitchen.\n\nYou may "
        "see it run before you pay. I help you load, bring a bakkie.",
        160,
        "cape-town",
        "Goodwood",
        ("washer", "washer-close"),
        "like_new",
        (("make", "Samsung"), ("warranty", False), ("handover", "Collect only")),
        "reserved",
        96,
    ),
    Told(
        "Themba Mthembu",
        "gaming",
        CONSOLE,
        "PS5",
        8200,
        "Disc edition, one controller, all cables, box. Cleaned inside in June. I am writing exams and it looks at me.",
        196,
        "stellenbosch",
        "Cloetesville",
        ("console", "console-close"),
        "like_new",
        (("platform", "PlayStation"), COLLECT),
        "sold",
        165,
    ),
    Told(
        "Liezel Adonis",
        "garden",
        "JoJo 2 500 L water tank with stand and tap",
        "tank",
        2900,
        "Groen, drie jaar oud, geen krake nie. Stand, brass tap and the leaf filter are included. Light when it is empty, but "
        "you need a trailer.",
        50,
        "worcester",
        "Worcester",
        ("tank",),
        "good",
        (("handover", "Collect only"),),
        views=58,
    ),
    Told(
        "Fatima Adams",
        "prams-seats",
        "Chelino pram and car seat, folds flat",
        "pram",
        1850,
        "One baby, two grandmothers, so it was carried more than it drove. Covers are washed, wheels turn freely, the seat "
        "was never in an accident.",
        54,
        "mitchells-plain",
        "Westridge",
        ("pram",),
        "good",
        (COLLECT,),
        views=64,
    ),
    Told(
        "Ayesha Khan",
        "cameras",
        "Canon EOS 250D with 18–55 mm kit lens",
        "Canon",
        7400,
        "9 800 shots, two batteries, bag and a 64 GB card. Used for one course and two weddings.",
        75,
        "cape-town",
        "Sea Point",
        ("camera", "camera-close"),
        "like_new",
        (("make", "Canon"), ("model", "EOS 250D"), COLLECT),
        views=89,
    ),
    Told(
        "Naledi Pillay",
        "music",
        "Yamaha F310 acoustic guitar with gig bag",
        "guitar",
        2200,
        "My first guitar, and I kept it nice. New strings, straight neck, gig bag and a capo.",
        78,
        "cape-town",
        "Rondebosch",
        ("guitar", "guitar-close"),
        "good",
        (COLLECT,),
        views=41,
    ),
    Told(
        "Riana Botha",
        "furniture",
        TABLE,
        "yellowwood table",
        5600,
        "Geelhout met stinkhoutpote, my oupa het dit gemaak. Two metres by 95, seats eight. I oiled it in winter; the marks "
        "that are left are family.",
        230,
        "george",
        "Heatherlands",
        ("table", "table-close"),
        "good",
        (("material", "Yellowwood"), ("handover", "Collect only")),
        views=112,
    ),
    Told(
        "Sipho Dlamini",
        "bicycles",
        "Bike rack for three bikes, fits a tow ball",
        "bike rack",
        1900,
        "Holds three, tilts for the boot, light board works. Two straps are new.",
        140,
        "cape-town",
        "Observatory",
        (),
        "good",
        (COLLECT,),
        views=33,
    ),
    Told(
        "Sipho Dlamini",
        "camping",
        "Two-man hiking tent, 1.9 kg, used twice",
        "tent",
        1450,
        "Cederberg twice, dry both times. All pegs are there.",
        260,
        "cape-town",
        "Observatory",
        ("tent",),
        "like_new",
        (COLLECT,),
        views=47,
    ),
    Told(
        "Hennie Botha",
        "bakkies",
        "2017 Ford Ranger 2.2 double cab, 164 000 km",
        "Ranger",
        245000,
        "Kept by a teacher, never off the tar. Canopy, nudge bar, spare key. Papers in order.",
        170,
        "beaufort-west",
        "Beaufort West",
        ("bakkie", "bakkie-close"),
        "good",
        (
            ("make", "Ford"),
            ("model", "Ranger 2.2"),
            ("year", 2017),
            ("mileage", 164000),
            ("fuel", "Diesel"),
            ("gearbox", "Manual"),
            ("papers", True),
            ("canopy", True),
        ),
        views=240,
    ),
)

LERATO, SIPHO, ZANELE, THABO = "Lerato Mokoena", "Sipho Dlamini", "Zanele Khumalo", "Thabo Molefe"

# Which lines of the first talk are offers: their place, the sum, and what is said with it.
STORY_OFFERS = ((2, 13000, "I can fetch it tomorrow."), (4, 13800, "Collect tomorrow in Observatory."))

# The line that becomes an agreed meeting, and where.
STORY_MEETING = (
    "Shall we say 10:00? I leave it plugged in so that you can see it run.",
    "Parking of the Checkers, Durbanville",
)

THREADS: tuple[Talked, ...] = (
    Talked(
        LERATO,
        (
            Line(LERATO, 98, "Hi Sipho, is the Marlin still available? I am in Woodstock."),
            Line(SIPHO, 92, "Hi Lerato, it is. Full service in March, I have the invoice here."),
            Line(LERATO, 88, "Perfect. Would you take R\N{NO-BREAK SPACE}13\N{NO-BREAK SPACE}000?"),
            Line(SIPHO, 41, "Bit low for me after the service. I can meet you in the middle."),
            Line(SIPHO, 40, "I can do R\N{NO-BREAK SPACE}13\N{NO-BREAK SPACE}800 if you collect tomorrow."),
            Line(
                SIPHO,
                38,
                "You can EFT a R\N{NO-BREAK SPACE}500 deposit to hold it, or just come by, no pressure.",
            ),
            Line(LERATO, 24, "I would rather see it first. Tomorrow 17:30?"),
        ),
        ad=BIKE,
        unread={SIPHO: 1},
    ),
    Talked(
        LERATO,
        (
            Line(LERATO, 3 * DAY + 190, "My couch ad does not show up when I search for it. Did it run out?"),
            Line(
                ZANELE,
                3 * DAY + 140,
                "Hi Lerato, it was marked sold by mistake, from your phone on Sunday. Shall I put it back?",
            ),
            Line(LERATO, 3 * DAY + 96, "Oh, that was my niece. Yes please."),
            Line(ZANELE, 76, "Done: your ad is live again. Good luck with the couch."),
        ),
        subject="My ad is gone from search",
        agent=ZANELE,
        solved=True,
        unread={LERATO: 1},
    ),
    Talked(
        "Naledi Pillay",
        (
            Line("Naledi Pillay", 210, "Hello Lerato, does the couch come apart? My stairs are narrow."),
            Line(LERATO, 188, "Hi Naledi. The legs screw off, the rest is one piece, 212 by 88."),
            Line("Naledi Pillay", 102, "That should just fit."),
            Line("Naledi Pillay", 101, "Could you send a photo of the left arm?"),
        ),
        ad=COUCH,
        unread={LERATO: 2},
    ),
    Talked(
        LERATO,
        (
            Line(LERATO, 5 * DAY + 260, "Hallo Johan, is the washer still there? I can collect on Saturday."),
            Line("Johan van Wyk", 5 * DAY + 250, "Hallo Lerato, ja, dit is. Saturday is good, after nine."),
            Line(
                "Johan van Wyk",
                5 * DAY + 249,
                "Shall we say 10:00? I leave it plugged in so that you can see it run.",
            ),
            Line(LERATO, 5 * DAY + 230, "Great, see you at 10 on Saturday"),
        ),
        ad=WASHER,
    ),
    Talked(
        "Ayesha Khan",
        (
            Line("Ayesha Khan", 5 * DAY + 400, "Salaam Lerato, lovely couch. Is the price open?"),
            Line(LERATO, 5 * DAY + 380, "A little, if you fetch it this week."),
            Line("Ayesha Khan", 5 * DAY + 371, "Is R\N{NO-BREAK SPACE}5\N{NO-BREAK SPACE}500 too cheeky?"),
        ),
        ad=COUCH,
    ),
    Talked(
        LERATO,
        (
            Line(LERATO, 6 * DAY + 130, "Hi Themba, do you still have the PS5? It is for my brother."),
            Line("Themba Mthembu", 6 * DAY + 20, "Sold already, sorry. Good luck!"),
        ),
        ad=CONSOLE,
    ),
    Talked(
        LERATO,
        (
            Line(LERATO, 8 * DAY + 300, "Good day Riana, what a table. Would you deliver to Cape Town?"),
            Line(
                "Riana Botha",
                8 * DAY + 260,
                "Hallo Lerato, my son drives up on the last Friday of the month. R\N{NO-BREAK SPACE}400 for petrol.",
            ),
            Line(LERATO, 8 * DAY + 200, "Thanks, I will think about it"),
            Line(
                LERATO,
                6 * DAY + 90,
                "I would love it. Here is the R\N{NO-BREAK SPACE}400 for petrol, by EFT.",
            ),
            Line("Riana Botha", 6 * DAY + 40, "Dankie Lerato, it is in. He drives on Friday and rings you."),
            Line(LERATO, 2 * DAY + 210, "Hallo Riana, nobody rang on Friday. Is everything all right?"),
            Line(LERATO, 260, "Riana? I do not know what to do now."),
        ),
        ad=TABLE,
    ),
    Talked(
        "Pieter Joubert",
        (
            Line("Pieter Joubert", 300, "Hi Sipho, will the M fit somebody of 1.82?"),
            Line(SIPHO, 285, "Rather an L then. I am 1.79 and that is why I sell it."),
        ),
        ad=BIKE,
    ),
    Talked(
        "Bongani Zulu",
        (
            Line(
                "Bongani Zulu",
                24 * 60 + 24,
                "I paid for my ad and nothing changed. It charged my card twice and the ad looks as before.",
            ),
            Line("Bongani Zulu", 95, "Hello? It is a day now."),
        ),
        subject="Paid twice, nothing changed",
        agent=ZANELE,
        unread={ZANELE: 1},
    ),
    Talked(
        "Hennie Botha",
        (
            Line(
                "Hennie Botha",
                142,
                "Good day. We put in twelve bakkies yesterday and only two are in search. Our newspaper ad points to them from tomorrow morning.",
            ),
            Line(
                ZANELE,
                71,
                "Hi Hennie, I have them open now. The check stopped them because the VIN photo is the same on all twelve.",
            ),
            Line("Hennie Botha", 70, "Oh no. Can you drop it?"),
        ),
        subject="12 bakkie ads stuck in approval",
        agent=ZANELE,
    ),
    Talked(
        "Naledi Pillay",
        (
            Line(
                "Naledi Pillay",
                115,
                "First ad, the plus button does nothing on my phone. How do I add a second photo to the guitar?",
            ),
        ),
        subject="How do I add a second photo?",
        agent=ZANELE,
        unread={ZANELE: 1},
    ),
    Talked(
        "Pieter Joubert",
        (
            Line("Pieter Joubert", 700, "Same buyer sends me a fake proof of payment. Third time this week."),
            Line(ZANELE, 610, "Please do not hand anything over, Pieter. Which thread is it?"),
            Line("Pieter Joubert", 380, "The one about the trailer, he calls himself Mr Anderson."),
        ),
        subject="Same buyer sends fake proof of payment",
        agent=ZANELE,
    ),
    Talked(
        "Ayesha Khan",
        (
            Line("Ayesha Khan", 500, "Does my camera ad run out? Last month I had to post it again."),
            Line(
                ZANELE,
                430,
                "Hi Ayesha, it stays until you mark it sold. Last month it was off for a day because of the phone number in the text.",
            ),
            Line("Ayesha Khan", 60, "Ah, that explains it. And may I write my shop's name?"),
        ),
        subject="Does my ad run out?",
        agent=ZANELE,
    ),
    Talked(
        "Lwazi Ndlovu",
        (
            Line(
                "Lwazi Ndlovu",
                240,
                "I get to the photos and then it spins, on MTN. Tried three times on my phone and once at the library.",
            ),
        ),
        subject="Photos spin on MTN",
        agent=ZANELE,
        unread={ZANELE: 1},
    ),
    Talked(
        "Riana Botha",
        (
            Line("Riana Botha", 1500, "Can I move my ads to another account? I have a new e-mail address."),
            Line(
                ZANELE,
                1430,
                "Even simpler: change the address of this account under My profile, and everything stays.",
            ),
            Line(
                "Riana Botha", 1390, "I sent you both addresses, please do it for me, my daughter set it up."
            ),
            Line(
                ZANELE,
                1385,
                "I may not, it would let anyone take your account. Ask your daughter to sit with you, it is three clicks.",
            ),
        ),
        subject="Move my ads to another account",
        agent=ZANELE,
    ),
    Talked(
        "Mpho Sithole",
        (Line("Mpho Sithole", 130, "Is my phone number public? I only want people to message me here."),),
        subject="Is my phone number public?",
        unread={},
    ),
    Talked(
        "Fatima Adams",
        (
            Line(
                "Fatima Adams",
                80,
                "A buyer wants to meet at my house for the pram. Is that safe? I would prefer the mall but he says it is too far.",
            ),
        ),
        subject="Buyer wants to meet at my house",
    ),
    Talked(
        "Devan Govender",
        (
            Line("Devan Govender", 330, "The sign-in code never arrives, not by mail and not in spam."),
            Line(
                THABO,
                282,
                "Hi Devan, your account still has your old address. Can you sign in on the laptop and change it there?",
            ),
            Line("Devan Govender", 200, "Works now, thanks. It was the old address."),
        ),
        subject="Login code never arrives",
        agent=THABO,
        solved=True,
    ),
    Talked(
        "Kagiso Mabaso",
        (
            Line("Kagiso Mabaso", 420, "My ad was taken off. Which rule did I break?"),
            Line(
                THABO,
                300,
                "The title said “guaranteed profit”. Without that it can stand, I gave it back to you to edit.",
            ),
            Line("Kagiso Mabaso", 150, "Thank you, I have changed the title now"),
        ),
        subject="Ad rejected, which rule?",
        agent=THABO,
    ),
)
