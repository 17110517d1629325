"""How much of one mail is read; the rest stays in the original, and a note in the letter says so."""

BYTES = 30 * 1024 * 1024
DEPTH = 20
PARTS = 500
BOUNDARY_LOOKS = 200_000
"""How often something like a boundary may be looked at in one mail: text made of boundaries costs no more."""

HEADER_BYTES = 256 * 1024
HEADER_FIELDS = 2_000
FIELD_BYTES = 32 * 1024
PARTIES = 200
REFERENCES = 100

FILES = 100
TEXT = 2_000_000
TEXT_BYTES = 4 * TEXT
LINES = 50_000
"""More are not looked through for history."""

MARKUP = 2_000_000
TAGS = 60_000
OPEN_TAGS = 600
"""Elements that may stand open inside each other: a parser's work grows with elements times open elements."""

BOUNCE_BYTES = 256 * 1024
