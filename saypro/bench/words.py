"""Words for made-up rows; invented, and of nobody."""

FIRST_NAMES = (
    "Lerato",
    "Sipho",
    "Naledi",
    "Thandi",
    "Bongani",
    "Anika",
    "Riaan",
    "Fatima",
    "Kabelo",
    "Zanele",
)
LAST_NAMES = (
    "Mokoena",
    "Dlamini",
    "Naidoo",
    "Botha",
    "Khumalo",
    "Jacobs",
    "Pillay",
    "Nkosi",
    "Venter",
    "Sithole",
)
NOUNS = (
    *(
        "Mountain bike",
        "Couch",
        "Fridge",
        "Washing machine",
        "Laptop",
        "Guitar",
        "Tent",
        "Bakkie",
        "Hatchback",
    ),
    *("Phone", "Tablet", "Camera", "Desk", "Dining table", "Bed base", "Cot", "Pram", "Lawnmower", "Drill"),
    *("Geyser", "Solar panel", "Inverter", "Generator", "Braai", "Surfboard", "Golf clubs", "Treadmill"),
    *(
        "Piano",
        "Headphones",
        "Television",
        "Console",
        "Printer",
        "Monitor",
        "Bookshelf",
        "Wardrobe",
        "Mirror",
    ),
    *("Kettle", "Microwave", "Oven", "Coffee machine", "Sewing machine", "Trailer", "Caravan", "Canoe"),
    *("Motorbike", "Scooter", "Car seat", "Tyres", "Roof rack", "Aquarium", "Kennel", "Bird cage", "Saddle"),
    *("Wheelbarrow", "Ladder", "Toolbox", "Paving stones", "Roof tiles", "Curtains", "Carpet", "Painting"),
)
QUALITIES = (
    *(
        "hardly used",
        "good as new",
        "with box",
        "one owner",
        "needs a service",
        "price negotiable",
        "must go",
    ),
    *("still under warranty", "collect only", "delivery possible", "bargain", "for parts", "rare colour"),
)
DESCRIPTION = (
    "Everything works as it should and comes with what is in the pictures. Kept indoors, from a home without "
    "smokers or pets. Come and look any evening after five, or on Saturday before noon."
)
BODIES = (
    *(
        "Hi, is it still for sale?",
        "Yes, it is. When would you like to come?",
        "Would tomorrow at six suit you?",
    ),
    *("Could you take a little less if I fetch it today?", "The price is fair, but I can add the cables."),
    *(
        "Where in town are you?",
        "Close to the library, five minutes from the station.",
        "Great, see you then.",
    ),
    *("Does it come with the charger and the box?", "It does, and with the receipt from two years ago."),
    *("Sorry, I am running ten minutes late.", "No problem, I am at home.", "Thank you, it works well."),
)
