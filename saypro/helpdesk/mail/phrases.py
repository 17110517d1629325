"""What we write around an answer by mail, in the language of the mail it answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """`heading` takes the agent's `name`, `wrote` the `day` and `who` wrote. `tag` is the language's own."""

    tag: str
    heading: str
    note: str
    reason: str
    wrote: str
    left_out: str


ENGLISH = Phrases(
    tag="en-ZA",
    heading="{name} from our office answered you",
    note="To answer, reply to this e-mail. What you write joins the same conversation.",
    reason="You get this because you wrote to our office.",
    wrote="On {day}, {who} wrote:",
    left_out="A file did not fit into this e-mail: {name}.",
)
AFRIKAANS = Phrases(
    tag="af-ZA",
    heading="{name} van ons kantoor het jou geantwoord",
    note="Antwoord op hierdie e-pos. Wat jy skryf, kom by dieselfde gesprek uit.",
    reason="Jy kry hierdie e-pos omdat jy aan ons kantoor geskryf het.",
    wrote="Op {day} het {who} geskryf:",
    left_out="’n Lêer het nie in hierdie e-pos gepas nie: {name}.",
)
ISIZULU = Phrases(
    tag="zu-ZA",
    heading="U-{name} wasehhovisi lethu ukuphendulile",
    note="Ukuze uphendule, phendula le imeyili. Okubhalayo kufika engxoxweni efanayo.",
    reason="Uthola le imeyili ngoba ubhalele ihhovisi lethu.",
    wrote="Ngo-{day}, u-{who} wabhala:",
    left_out="Ifayela alingenanga kule imeyili: {name}.",
)
PHRASES = {"en": ENGLISH, "af": AFRIKAANS, "zu": ISIZULU}


def phrases(language: str) -> Phrases:
    """English where there are none in this language."""
    return PHRASES.get(language, ENGLISH)
