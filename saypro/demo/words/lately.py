"""What a few members did lately, for the reports, notices and the file of the world."""

INVOICE_LINE = "Hi Lerato, it is. Full service in March, I have the invoice here."
INVOICE_NAME = "Olympic-Cycles-invoice.txt"
INVOICE = """Olympic Cycles, Lower Main Road, Observatory
Invoice 1183, 14 March

Trek Marlin 7, full service       R 850
Brake pads, front and rear        R 420
Chain                             R 390

Paid with thanks.
"""

TOO_OFTEN = "You posted the same thing three times. One ad for each thing, please."
# Who reports whose first live ad, why, in which words, and what our office decided: a verdict with its reason,
# or nothing yet.
REPORTS = (
    ("Ayesha Khan", "Themba Mthembu", "spam", "The same ad three times in a week.", ("warn", TOO_OFTEN)),
    ("Johan van Wyk", "Riana Botha", "fake_ad", "The picture is from a shop's website.", ("none", "")),
    (
        "Naledi Pillay",
        "Hennie Botha",
        "scam",
        "He asked a friend of mine to pay before seeing the bakkie.",
        None,
    ),
)

# Who asks our office into the talk that begins so, why, and in which words for the office alone.
BROUGHT_IN = (
    "Lerato Mokoena",
    "Good day Riana, what a table.",
    "no_show",
    "I paid R 400 for the delivery. Nobody came on Friday, and she does not answer.",
)

# Whose talks are kept at hand or quiet, by the first words of their first line.
STARRED = (
    ("Lerato Mokoena", "Hi Sipho, is the Marlin still available?"),
    ("Sipho Dlamini", "Hi Sipho, is the Marlin still available?"),
)
MUTED = (("Lerato Mokoena", "Hi Themba, do you still have the PS5?"),)
