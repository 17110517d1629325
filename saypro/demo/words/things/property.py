"""Houses, flats, rooms, holiday homes and land."""

from saypro.demo.words.thing import Thing

ASKS = (
    ("Is it still free from the first?", "Yes, from the first of next month."),
    ("How much is the deposit?", "One month's rent, held in an interest account."),
    ("Are lights and water included?", "Water is. Electricity is prepaid."),
    ("Is there backup when the power is off?", "The gate, the Wi-Fi and the lights run on an inverter."),
    ("Do you allow a small dog?", "A small one is fine, there is a garden."),
    ("How far is the taxi rank?", "Six minutes on foot, I timed it."),
)
ROOM = {
    "bedrooms": ("2", "3", "3", "4"),
    "bathrooms": ("1", "2"),
    "area": ("68", "84", "120", "156", "210"),
    "parking": ("1", "2"),
    "extra": (
        "garden and braai area",
        "secure parking",
        "prepaid meter",
        "inverter included",
        "close to schools",
    ),
}
HOME = {"bedrooms": "{bedrooms}", "bathrooms": "{bathrooms}", "area": "{area}", "parking": "{parking}"}

THINGS: tuple[Thing, ...] = (
    Thing(
        "houses-for-sale",
        ("house",),
        (
            ("Three-bedroom family home", 1450000),
            ("Two-bedroom starter house", 785000),
            ("Four-bedroom house with flatlet", 2350000),
            ("RDP house with two back rooms", 420000),
            ("Old house with a wide stoep", 1180000),
        ),
        ("{what} in {district}", "{what}, {extra}, {district}"),
        (
            "North facing, {area} m² under roof, {extra}.",
            "The kitchen was redone in {year}, the roof painted last summer.",
            "Title deed at the attorney, no tenants.",
            "Quiet street, neighbourhood watch, fibre in the road.",
            "Borehole and two JoJo tanks for the garden.",
            "Private sale, so no commission.",
        ),
        short="house",
        choices=ROOM,
        years=(2016, 2023),
        details=HOME,
        asks=(
            ("Is the price open to offers?", "A little, for somebody with a bank letter."),
            ("What are the rates and taxes?", "About R 980 a month, refuse included."),
            ("Why are you selling?", "My mother is moving in with us and we need one more room."),
        ),
        weight=20,
        states="place",
    ),
    Thing(
        "flats-to-rent",
        ("flat",),
        (
            ("Two-bedroom flat", 8600),
            ("One-bedroom flat", 6400),
            ("Bachelor flat", 4900),
            ("Garden cottage", 6200),
            ("Loft apartment", 9800),
        ),
        ("{what} in {district}, {extra}", "{what} to rent, {district}", "{what}, {area} m², {district}"),
        (
            "Sunny, second floor, {area} m², {extra}.",
            "Five minutes' walk from the taxi rank and the shops.",
            "Prepaid electricity, water included.",
            "One month's deposit, proof of income please.",
            "Available from the first. Viewing in the week after five or Saturday morning.",
            "Fibre ready, two years' lease preferred.",
        ),
        short="flat",
        choices=ROOM | {"bedrooms": ("1", "2"), "bathrooms": ("1",), "area": ("34", "46", "58", "72")},
        details=HOME | {"pets_allowed": "{pets}"},
        asks=ASKS,
        weight=36,
        states="place",
    ),
    Thing(
        "rooms-to-rent",
        ("room",),
        (
            ("Furnished room", 3400),
            ("Back room with own entrance", 2300),
            ("Room in a student house", 3900),
            ("Room with own bathroom", 3800),
        ),
        ("{what} in {district}", "{what}, {extra}, {district}"),
        (
            "Share the kitchen with two quiet people.",
            "{extra}. Wi-Fi in the rent.",
            "Walking distance to campus and the train.",
            "Suits a working person or a student. No parties in the week.",
            "Prepaid electricity, everyone buys their own.",
        ),
        short="room",
        choices={
            "extra": ("own entrance", "uncapped Wi-Fi", "NSFAS welcome", "built-in cupboards", "secure yard")
        },
        details={"furnished": "{furnished}", "pets_allowed": "{pets}"},
        asks=ASKS,
        weight=20,
        states="place",
    ),
    Thing(
        "holiday-homes",
        ("house", "flat"),
        (
            ("Holiday house with a pool", 1850),
            ("Bush chalet on a game farm", 1400),
            ("Mountain cottage with a fireplace", 1150),
            ("Quiet holiday flat", 1250),
        ),
        ("{what}, per night", "{what}, {town}, sleeps {sleeps}"),
        (
            "Sleeps {sleeps}. Linen and firewood included.",
            "Braai on the stoep, stars at night, no load-shedding worries: inverter.",
            "Two nights at least, three over long weekends.",
            "Dogs may come along if they behave.",
        ),
        short="house",
        choices={"sleeps": ("4", "6", "8"), "bedrooms": ("2", "3", "4")},
        details={"bedrooms": "{bedrooms}", "sleeps": "{sleeps}"},
        asks=(
            ("Is it free over Easter?", "The weekend is taken, but from the Tuesday it is open."),
            ("Can we bring our dog?", "Yes, the garden is fenced."),
            ("Is there Wi-Fi for work?", "Yes, 25 Mbps and it runs on the inverter."),
        ),
        weight=12,
        states="place",
    ),
    Thing(
        "land-offices",
        ("plot", "flat"),
        (
            ("Residential stand", 320000),
            ("Smallholding of 4 ha", 1650000),
            ("Ground-floor office", 12500),
            ("Workshop with three-phase power", 9800),
            ("Container shop on a busy corner", 3500),
        ),
        ("{what} in {town}", "{what}, {district}"),
        (
            "Services at the boundary, {area} m².",
            "Title deed in hand. No rates owed.",
            "Level ground, good access for trucks.",
            "Borehole of 3 000 litres an hour, tested.",
        ),
        short="place",
        told={
            "stand": {"area": "620"},
            "4 ha": {"area": "40000"},
            "office": {"area": "90"},
            "Workshop": {"area": "450"},
            "Container": {"area": "18"},
        },
        details={"area": "{area}"},
        asks=(
            ("Is it zoned for business?", "Yes, the zoning certificate is there."),
            ("Is there water and electricity on the stand?", "Water at the gate, the Eskom box is paid for."),
        ),
        weight=10,
        states="place",
    ),
)
