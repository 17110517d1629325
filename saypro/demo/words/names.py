"""First names and surnames by home language; put together at random, they name nobody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """`share` is how often, of a hundred people, somebody has names like these."""

    language: str
    share: int
    first: tuple[str, ...]
    last: tuple[str, ...]


GROUPS: tuple[Names, ...] = (
    Names(
        "zu",
        17,
        tuple(
            ["Sipho", "Nomvula", "Bongani", "Thandeka", "Sibusiso", "Nokuthula", "Mandla", "Zinhle", "Themba", "Nompumelelo", "Lindani", "Ayanda", "Siyabonga", "Hlengiwe", "Mthokozisi", "Gugu", "Nkosinathi", "Khanyisile", "Sanele", "Ntombi", "Zanele", "Sifiso", "Busisiwe", "Mduduzi", "Phindile", "Celokuhle", "Nontobeko", "Jabulani", "Zodwa", "Vusi"]
        ),
        tuple(
            ["Dlamini", "Khumalo", "Mthembu", "Ndlovu", "Zulu", "Mkhize", "Ngcobo", "Cele", "Buthelezi", "Ntuli", "Mthethwa", "Gumede", "Shabalala", "Zungu", "Nxumalo", "Hadebe", "Msomi", "Sibiya", "Majola", "Mhlongo"]
        ),
    ),
    Names(
        "xh",
        13,
        tuple(
            ["Lwazi", "Nomfundo", "Anele", "Siphokazi", "Luthando", "Unathi", "Xolani", "Noluthando", "Mzwandile", "Andiswa", "Sizwe", "Babalwa", "Zukiswa", "Loyiso", "Akhona", "Thembela", "Ndumiso", "Yonela", "Phumzile", "Vuyo", "Lindelwa", "Monde", "Nosipho", "Khaya"]
        ),
        tuple(
            ["Mabena", "Qwabe", "Mfeketo", "Sigcawu", "Ntshinga", "Mbewu", "Gqola", "Jola", "Nkohla", "Mqhayi", "Dyantyi", "Sotshononda", "Mdledle", "Ngxola", "Tshaka", "Zantsi", "Makana", "Nkomo", "Bikitsha", "Gcaleka"]
        ),
    ),
    Names(
        "af",
        14,
        tuple(
            ["Johan", "Riana", "Pieter", "Anke", "Hennie", "Elmarie", "Christo", "Marlene", "Deon", "Annelie", "Wikus", "Sunette", "Gerrit", "Liezel", "Francois", "Carina", "Hannes", "Petro", "Jaco", "Ilze", "Riaan", "Mariska", "Stefan", "Hester", "Ruan", "Danelle", "Charl", "Bernice", "Ashwin", "Chantelle", "Ricardo", "Bronwyn", "Elroy", "Jolene"]
        ),
        tuple(
            ["van Wyk", "Botha", "Joubert", "Pretorius", "Steyn", "du Plessis", "Venter", "Coetzee", "van der Merwe", "Fourie", "Nel", "Swanepoel", "Erasmus", "Kruger", "le Roux", "Marais", "Viljoen", "Adonis", "Jacobs", "September", "Fortuin", "Arendse", "Davids", "Julies"]
        ),
    ),
    Names(
        "nso",
        9,
        tuple(
            ["Lesego", "Mpho", "Tshepo", "Mapula", "Thabang", "Refilwe", "Lebogang", "Kgaugelo", "Phuti", "Mahlatse", "Dikeledi", "Katlego", "Matome", "Mokgadi", "Pheladi", "Karabo"]
        ),
        tuple(
            ["Maleka", "Mphahlele", "Ledwaba", "Moloto", "Sekgobela", "Mashishi", "Makgoba", "Mothapo", "Rapetsoa", "Legodi", "Phaahla", "Seabela", "Matlala", "Kekana"]
        ),
    ),
    Names(
        "tn",
        8,
        tuple(
            ["Kagiso", "Boitumelo", "Tumelo", "Keitumetse", "Thato", "Onalenna", "Itumeleng", "Goitseone", "Tebogo", "Kelebogile", "Oratile", "Lorato", "Tshiamo", "Gaone", "Modise", "Neo"]
        ),
        tuple(
            ["Mabaso", "Moeng", "Seleke", "Tlhabane", "Modisane", "Molefe", "Phiri", "Motaung", "Sebego", "Kgosi", "Mogapi", "Setlhare", "Lekalake", "Tsholo"]
        ),
    ),
    Names(
        "st",
        8,
        tuple(
            ["Lerato", "Thabo", "Palesa", "Tshepiso", "Mamello", "Retselisitsoe", "Khotso", "Puleng", "Teboho", "Dineo", "Motlatsi", "Nthabiseng", "Lehlohonolo", "Mosa", "Tankiso", "Relebohile"]
        ),
        tuple(
            ["Mokoena", "Molapo", "Mofokeng", "Motloung", "Tsotetsi", "Mokhethi", "Nhlapo", "Radebe", "Sithole", "Moeketsi", "Lekhanya", "Thulo", "Makhetha", "Selepe"]
        ),
    ),
    Names(
        "en",
        10,
        tuple(
            ["Claire", "Andrew", "Megan", "Craig", "Tracy", "Grant", "Nicola", "Sean", "Bridget", "Warren", "Kirsty", "Duncan", "Lauren", "Gareth", "Jenna", "Ross", "Tamsin", "Brett", "Shannon", "Keith"]
        ),
        tuple(
            ["Harrison", "Bell", "Whitfield", "Thornton", "Gray", "Mackay", "Fletcher", "Osborne", "Lawson", "Pringle", "Sutton", "Barker", "Holt", "Dunn", "Marsh", "Wheeler"]
        ),
    ),
    Names(
        "en-in",
        8,
        tuple(
            ["Naledi", "Devan", "Priya", "Kavitha", "Rajen", "Nirvana", "Yashil", "Shanti", "Kumaran", "Reshma", "Vikash", "Anusha", "Pranesh", "Leela", "Suren", "Thirusha"]
        ),
        tuple(
            ["Pillay", "Govender", "Naidoo", "Reddy", "Moodley", "Chetty", "Singh", "Maharaj", "Naicker", "Padayachee", "Ramsamy", "Perumal"]
        ),
    ),
    Names(
        "en-ms",
        5,
        tuple(["Ayesha", "Fatima", "Imraan", "Yusuf", "Nadia", "Riyaad", "Zainab", "Faizel", "Shireen", "Tariq", "Mishka", "Ebrahim"]),
        tuple(
            ["Khan", "Adams", "Salie", "Parker", "Hendricks", "Cassim", "Ismail", "Gamieldien", "Samsodien", "Omar", "Abrahams", "Patel"]
        ),
    ),
    Names(
        "ts",
        4,
        tuple(["Tinyiko", "Rhulani", "Nyiko", "Tsakani", "Hlulani", "Vutomi", "Basani", "Risuna", "Musa", "Khensani"]),
        tuple(["Maluleke", "Chauke", "Mabunda", "Baloyi", "Shikwambana", "Mathebula", "Hlungwani", "Nkuna", "Rikhotso"]),
    ),
    Names(
        "ss",
        2,
        tuple(["Nomsa", "Sandile", "Lindiwe", "Mcebo", "Temndeni", "Bheki", "Sibongile", "Lungile"]),
        tuple(["Nkosi", "Mavuso", "Simelane", "Fakudze", "Shongwe", "Magagula", "Vilakati"]),
    ),
    Names(
        "ve",
        2,
        tuple(["Rendani", "Mulalo", "Fhatuwani", "Azwinndini", "Takalani", "Vhonani", "Ndivhuwo", "Khathutshelo"]),
        tuple(["Netshitenzhe", "Mudau", "Ramavhoya", "Tshivhase", "Nemukula", "Mulaudzi", "Sikhwari", "Ravele"]),
    ),
    Names(
        "nr",
        1,
        tuple(["Sphiwe", "Thoko", "Velaphi", "Nomusa", "Jabu", "Busi"]),
        tuple(["Mahlangu", "Skosana", "Masombuka", "Mtsweni", "Jiyane"]),
    ),
)
