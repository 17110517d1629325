"""Quarters of the larger towns, for "in Observatory"; towns without any say where they are by themselves."""

from saypro.demo.words.names import words

DISTRICTS: dict[str, tuple[str, ...]] = {
    "cape-town": (
        "Observatory",
        "Woodstock",
        "Claremont",
        "Rondebosch",
        "Sea Point",
        "Muizenberg",
        "Table View",
        "Goodwood",
        "Athlone",
        "Pinelands",
        "Fish Hoek",
        "Durbanville",
        "Kuils River",
        "Gugulethu",
    ),
    "johannesburg": (
        "Melville",
        "Rosebank",
        "Braamfontein",
        "Kensington",
        "Alexandra",
        "Lenasia",
        "Northcliff",
    ),
    "pretoria": ("Hatfield", "Mamelodi", "Arcadia", "Montana", "Garsfontein", "Atteridgeville", "Moot"),
    "durban": ("Glenwood", "Berea", "Chatsworth", "KwaMashu", "Umlazi", "Morningside", "Bluff"),
    "soweto": ("Orlando West", "Diepkloof", "Pimville", "Dobsonville", "Protea Glen"),
    "sandton": ("Rivonia", "Bryanston", "Morningside", "Sunninghill"),
    "randburg": ("Ferndale", "Fontainebleau", "Cosmo City", "Northriding"),
    "centurion": ("Irene", "Lyttelton", "Eldoraigne", "Rooihuiskraal"),
    "gqeberha": ("Walmer", "Summerstrand", "New Brighton", "Newton Park", "Motherwell"),
    "east-london": ("Vincent", "Mdantsane", "Nahoon", "Quigney"),
    "bloemfontein": ("Westdene", "Universitas", "Mangaung", "Langenhoven Park"),
    "pietermaritzburg": ("Scottsville", "Edendale", "Hayfields", "Northdale"),
    "polokwane": ("Bendor", "Seshego", "Flora Park", "Nirvana"),
    "mbombela": ("West Acres", "KaNyamazane", "Sonheuwel", "Matsulu"),
    "kimberley": ("Galeshewe", "Hadison Park", "Beaconsfield", "Monument Heights"),
    "rustenburg": ("Cashan", "Boitekong", "Protea Park", "Geelhoutpark"),
    "bellville": ("Boston", "Oakdale", "Belhar", "Welgemoed"),
    "stellenbosch": ("Cloetesville", "Kayamandi", "Die Boord", "Idas Valley"),
    "george": ("Heatherlands", "Pacaltsdorp", "Thembalethu", "Blanco"),
    "khayelitsha": ("Harare", "Makhaza", "Site C", "Ilitha Park"),
    "mitchells-plain": ("Westridge", "Rocklands", "Tafelsig", "Lentegeur"),
}
COAST = frozenset(
    words(
        "cape-town durban gqeberha east-london hermanus mossel-bay knysna plettenberg-bay jeffreys-bay port-alfred ballito "
        "umhlanga margate port-shepstone richards-bay langebaan saldanha strand vredenburg george kwadukuza"
    )
)
METROS = frozenset(
    words(
        "johannesburg pretoria durban cape-town soweto sandton randburg roodepoort centurion midrand germiston boksburg "
        "benoni alberton kempton-park tembisa springs brakpan umhlanga pinetown khayelitsha mitchells-plain bellville "
        "gqeberha"
    )
)
WEIGHTS = {"gp": 40, "wc": 20, "kzn": 15, "ec": 7, "fs": 4, "lp": 4, "mp": 5, "nc": 2, "nw": 3}
