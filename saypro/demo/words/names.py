"""First names and surnames by home language; put together at random, they name nobody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """`share` is how often, of a hundred people, somebody has names like these."""

    language: str
    share: int
    first: tuple[str, ...]
    last: tuple[str, ...]


def words(text: str, parted_by: str = " ") -> tuple[str, ...]:
    return tuple(text.split(parted_by))


GROUPS: tuple[Names, ...] = (
    Names(
        "zu",
        17,
        words(
            "Sipho Nomvula Bongani Thandeka Sibusiso Nokuthula Mandla Zinhle Themba Nompumelelo "
            "Lindani Ayanda Siyabonga Hlengiwe Mthokozisi Gugu Nkosinathi Khanyisile Sanele Ntombi "
            "Zanele Sifiso Busisiwe Mduduzi Phindile Celokuhle Nontobeko Jabulani Zodwa Vusi"
        ),
        words(
            "Dlamini Khumalo Mthembu Ndlovu Zulu Mkhize Ngcobo Cele Buthelezi Ntuli Mthethwa Gumede "
            "Shabalala Zungu Nxumalo Hadebe Msomi Sibiya Majola Mhlongo"
        ),
    ),
    Names(
        "xh",
        13,
        words(
            "Lwazi Nomfundo Anele Siphokazi Luthando Unathi Xolani Noluthando Mzwandile Andiswa Sizwe "
            "Babalwa Zukiswa Loyiso Akhona Thembela Ndumiso Yonela Phumzile Vuyo Lindelwa Monde "
            "Nosipho Khaya"
        ),
        words(
            "Mabena Qwabe Mfeketo Sigcawu Ntshinga Mbewu Gqola Jola Nkohla Mqhayi Dyantyi Sotshononda "
            "Mdledle Ngxola Tshaka Zantsi Makana Nkomo Bikitsha Gcaleka"
        ),
    ),
    Names(
        "af",
        14,
        words(
            "Johan Riana Pieter Anke Hennie Elmarie Christo Marlene Deon Annelie Wikus Sunette Gerrit "
            "Liezel Francois Carina Hannes Petro Jaco Ilze Riaan Mariska Stefan Hester Ruan Danelle "
            "Charl Bernice Ashwin Chantelle Ricardo Bronwyn Elroy Jolene"
        ),
        words(
            "van Wyk,Botha,Joubert,Pretorius,Steyn,du Plessis,Venter,Coetzee,van der Merwe,Fourie,Nel,"
            "Swanepoel,Erasmus,Kruger,le Roux,Marais,Viljoen,Adonis,Jacobs,September,Fortuin,Arendse,"
            "Davids,Julies",
            parted_by=",",
        ),
    ),
    Names(
        "nso",
        9,
        words(
            "Lesego Mpho Tshepo Mapula Thabang Refilwe Lebogang Kgaugelo Phuti Mahlatse Dikeledi "
            "Katlego Matome Mokgadi Pheladi Karabo"
        ),
        words(
            "Maleka Mphahlele Ledwaba Moloto Sekgobela Mashishi Makgoba Mothapo Rapetsoa Legodi "
            "Phaahla Seabela Matlala Kekana"
        ),
    ),
    Names(
        "tn",
        8,
        words(
            "Kagiso Boitumelo Tumelo Keitumetse Thato Onalenna Itumeleng Goitseone Tebogo Kelebogile "
            "Oratile Lorato Tshiamo Gaone Modise Neo"
        ),
        words(
            "Mabaso Moeng Seleke Tlhabane Modisane Molefe Phiri Motaung Sebego Kgosi Mogapi Setlhare "
            "Lekalake Tsholo"
        ),
    ),
    Names(
        "st",
        8,
        words(
            "Lerato Thabo Palesa Tshepiso Mamello Retselisitsoe Khotso Puleng Teboho Dineo Motlatsi "
            "Nthabiseng Lehlohonolo Mosa Tankiso Relebohile"
        ),
        words(
            "Mokoena Molapo Mofokeng Motloung Tsotetsi Mokhethi Nhlapo Radebe Sithole Moeketsi "
            "Lekhanya Thulo Makhetha Selepe"
        ),
    ),
    Names(
        "en",
        10,
        words(
            "Claire Andrew Megan Craig Tracy Grant Nicola Sean Bridget Warren Kirsty Duncan Lauren "
            "Gareth Jenna Ross Tamsin Brett Shannon Keith"
        ),
        words(
            "Harrison Bell Whitfield Thornton Gray Mackay Fletcher Osborne Lawson Pringle Sutton "
            "Barker Holt Dunn Marsh Wheeler"
        ),
    ),
    Names(
        "en-in",
        8,
        words(
            "Naledi Devan Priya Kavitha Rajen Nirvana Yashil Shanti Kumaran Reshma Vikash Anusha "
            "Pranesh Leela Suren Thirusha"
        ),
        words("Pillay Govender Naidoo Reddy Moodley Chetty Singh Maharaj Naicker Padayachee Ramsamy Perumal"),
    ),
    Names(
        "en-ms",
        5,
        words("Ayesha Fatima Imraan Yusuf Nadia Riyaad Zainab Faizel Shireen Tariq Mishka Ebrahim"),
        words("Khan Adams Salie Parker Hendricks Cassim Ismail Gamieldien Samsodien Omar Abrahams Patel"),
    ),
    Names(
        "ts",
        4,
        words("Tinyiko Rhulani Nyiko Tsakani Hlulani Vutomi Basani Risuna Musa Khensani"),
        words("Maluleke Chauke Mabunda Baloyi Shikwambana Mathebula Hlungwani Nkuna Rikhotso"),
    ),
    Names(
        "ss",
        2,
        words("Nomsa Sandile Lindiwe Mcebo Temndeni Bheki Sibongile Lungile"),
        words("Nkosi Mavuso Simelane Fakudze Shongwe Magagula Vilakati"),
    ),
    Names(
        "ve",
        2,
        words("Rendani Mulalo Fhatuwani Azwinndini Takalani Vhonani Ndivhuwo Khathutshelo"),
        words("Netshitenzhe Mudau Ramavhoya Tshivhase Nemukula Mulaudzi Sikhwari Ravele"),
    ),
    Names(
        "nr",
        1,
        words("Sphiwe Thoko Velaphi Nomusa Jabu Busi"),
        words("Mahlangu Skosana Masombuka Mtsweni Jiyane"),
    ),
)
