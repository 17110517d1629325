"""What buyers and sellers say to each other; `{short}` is the thing, `{price}` what the ad asks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """Sentences for one way of dealing: with goods, places, work, services or animals."""

    openings: tuple[str, ...]
    yes: tuple[str, ...]
    meets: tuple[str, ...]
    agrees: tuple[str, ...]
    haggles: bool = True


GOODS = Talk(
    (
        "is the {short} still available?",
        "is the {short} still for sale?",
        "do you still have the {short}?",
        "I saw your {short}. Still there?",
        "is this still available? I am in {my_place}.",
        "can I see the {short} this week?",
    ),
    (
        "Yes, it is still here.",
        "Hi {name}, yes it is.",
        "Still available, yes. Where are you?",
        "It is. You are the second one asking today.",
        "Yes. When would you like to see it?",
    ),
    (
        "Can I come and look {day} at {time}?",
        "Is {day} around {time} fine?",
        "I can be in {place} {day} at {time}.",
        "Could we meet at {spot}? {Day}, {time}?",
    ),
    (
        "{Day} {time} works. I'll send you the pin when you are close.",
        "Fine. Meet me at {spot}, it is busy and there are cameras.",
        "That works for me. Message me here when you leave.",
        "OK, {time} then. Bring somebody to help carry.",
        "Rather half an hour later, I come from work. Otherwise perfect.",
    ),
)
PLACE = Talk(
    (
        "is the {short} still available?",
        "I am interested in the {short}. Is it still open?",
        "is the {short} in {place} still free from the first?",
        "may I come and see the {short}?",
    ),
    (
        "Hi {name}, yes it is. Tell me a little about yourself?",
        "Still free. Two people have seen it so far.",
        "Yes. How many people would it be for?",
    ),
    (
        "Can we view it {day} at {time}?",
        "Is a viewing {day} possible, say {time}?",
        "I finish at five. {Day} at {time}?",
    ),
    (
        "{Day} {time} is fine. Ring the bell at the gate and I come down.",
        "Yes, I am there {day}. Please bring your payslip so you need not come twice.",
        "OK, see you {day}.",
    ),
)
WORK = Talk(
    (
        "I would like to apply for the {short}.",
        "is the {short} still open? I have three years of experience.",
        "I saw the {short}. I can start at once and I live in {my_place}.",
    ),
    (
        "Hi {name}, thank you. What did you do before?",
        "It is still open. Which languages do you speak?",
        "Yes. Please tell me where you worked last and for how long.",
    ),
    (
        "I worked four years at a shop in {my_place}, until it closed in March. I have a reference letter.",
        "Two years in the same work. I speak English, isiZulu and a bit of Afrikaans.",
        "Mostly weekend work while I studied. I learn fast.",
    ),
    (
        "That sounds good. Can you come {day} at {time} for a talk?",
        "Please come {day}, {time}. Ask for me at the front.",
        "Thank you. We let everyone know on Friday.",
    ),
    haggles=False,
)
SERVICE = Talk(
    (
        "are you free this week for {short}?",
        "I live in {my_place} and need {short}. What would it cost?",
        "do you also come to {my_place}?",
        "I found you here. Can you help me with {short} on Saturday?",
    ),
    (
        "Hi {name}, yes. What exactly must be done?",
        "Yes I can. Send me a photo or tell me the size, then I give you a price.",
        "Good day, yes, I have time {day}.",
    ),
    (
        "Could you come and look {day} at {time}?",
        "{Day} would suit me, {time}?",
        "Then let us say {day} at {time}?",
    ),
    (
        "{Day} {time} is in my book. Please send the street when it gets closer.",
        "Good. I bring my own things.",
        "Noted for {day}.",
    ),
)
TALKS: dict[str, Talk] = {
    "goods": GOODS,
    "new": GOODS,
    "animal": GOODS,
    "place": PLACE,
    "work": WORK,
    "service": SERVICE,
}

OFFERS = (
    "Would you take R{lower}?",
    "Is the price open? I have R{lower} cash.",
    "R{lower} and I collect today?",
    "Can you do R{lower}?",
    "What is your best price for cash?",
    "Is R{lower} too cheeky?",
)
HOLDS = (
    "R{middle} and it is yours.",
    "I can meet you at R{middle}.",
    "The price is firm, sorry. Somebody else pays it on Friday.",
    "Not that low. R{middle} is my last.",
    "Bit low for me. I can do R{middle} if you collect this week.",
)
TAKES = ("Deal.", "R{middle} is fine.", "OK, R{middle} then.", "Right, let's do R{middle}.", "Fair enough.")
LEAVES = (
    "That is over my budget, sorry. Good luck with it.",
    "Thanks, I will think about it.",
    "I need to talk to my wife first.",
    "Let me get back to you on Friday.",
    "Too far for me then, thank you anyway.",
)
SOLD = (
    "Sold already, sorry. Good luck!",
    "Sorry, it went this morning.",
    "Somebody is fetching it tonight. If he does not come I let you know.",
)
ON_THE_DAY = (
    "I am on my way, ten minutes.",
    "Running late, traffic on the {road}. Twenty minutes.",
    "I am here at the entrance, blue shirt.",
    "Which gate must I use?",
    "Parked next to the pharmacy.",
)
ON_THE_DAY_ANSWERS = (
    "No stress.",
    "OK, I see you.",
    "Coming now.",
    "Take the second gate.",
    "I am here too.",
)
AFTER = (
    "Got home safely, it works. Thank you.",
    "It is in the lounge already. Thanks for the help with loading.",
    "Thank you, pleasure dealing with you.",
    "All good, my daughter is over the moon.",
    "EFT went through, you should have it now.",
)
AFTER_ANSWERS = (
    "Enjoy it!",
    "Pleasure. Enjoy.",
    "Glad it has a good home.",
    "Money is here, thanks.",
    "Only a pleasure.",
)
NUDGES = ("Hello?", "Just checking if you saw my message.", "Still interested if it is there.", "Any news?")
SELLER_NUDGES = (
    "Are you still coming?",
    "Still interested? Somebody else is asking.",
    "Shall I keep it for you until tomorrow?",
)
SAFETY = (
    (
        "Can you send me your bank details so long? I pay a deposit now.",
        "Rather see it first, then pay. I prefer it like that too.",
    ),
    (
        "Can we go on WhatsApp?",
        "I would rather keep it here, then everything is in one place.",
    ),
    (
        "My cousin will fetch it, I send proof of payment.",
        "Fine, but I wait until the money shows in my account.",
    ),
)
SPOTS = (
    "the Spar on Main Road",
    "the police station parking",
    "the Engen with the Wimpy",
    "the mall entrance near the cinema",
    "the library",
    "the taxi rank office",
)
DAYS = ("tomorrow", "Saturday", "Thursday", "Friday", "Sunday", "Wednesday", "tomorrow")
TIMES = ("10:00", "17:30", "16:00", "09:30", "18:00", "12:15", "14:00")
ROADS = ("N1", "N2", "M5", "R21", "N3", "M1")
MONTHS = ("January", "March", "April", "June", "August", "September")
