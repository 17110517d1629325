"""Animals looking for a home, and what they need."""

from saypro.demo.words.thing import Thing

THINGS: tuple[Thing, ...] = (
    Thing(
        "dogs",
        ("dog",),
        (
            ("Africanis cross, spayed", 450),
            ("Boerboel puppies", 3800),
            ("Labrador, needs a garden", 1200),
            ("Jack Russell pups", 1500),
        ),
        ("{what}, {months} months", "{what}, {extra}"),
        (
            "Vaccinated and dewormed, card is there.",
            "{extra}.",
            "We come and see the new home first.",
            "Good with children, suspicious of goats.",
        ),
        choices={"months": ("3", "8", "14"), "extra": ("good home only", "vaccinated", "house-trained")},
        details={"age_months": "{months}", "vaccinated": "yes"},
        asks=(
            ("Is he good with small children?", "Very. He grew up with ours."),
            ("Are the vaccinations up to date?", "Yes, the card goes with him."),
        ),
        weight=9,
        states="animal",
    ),
    Thing(
        "cats",
        ("cat",),
        (
            ("Grey tabby, sterilised", 350),
            ("Two kittens, brother and sister", 400),
            ("Ginger cat, two years", 300),
        ),
        ("{what}", "{what}, {extra}"),
        (
            "Litter-trained, eats dry food.",
            "{extra}.",
            "We emigrate and she cannot come.",
            "Adoption fee covers the vet.",
        ),
        choices={"months": ("4", "10", "26"), "extra": ("sterilised", "indoor cat", "good home only")},
        details={"age_months": "{months}", "vaccinated": "yes"},
        asks=(
            ("Does she get along with dogs?", "She ignores them, they respect her."),
            ("Can the two stay together?", "They must, yes."),
        ),
        weight=7,
        states="animal",
    ),
    Thing(
        "other-pets",
        ("aquarium", "birdcage"),
        (
            ("Pair of budgies with cage", 420),
            ("Ten guppies", 120),
            ("Cockatiel, hand-reared", 850),
            ("Koi, 20 to 30 cm", 300),
            ("Rabbits, dwarf", 250),
        ),
        ("{what}", "{what}, {extra}"),
        ("{extra}.", "Healthy and lively, see them first.", "Bring a box with holes."),
        choices={"extra": ("young", "tame", "cage included")},
        asks=(
            ("What do they eat?", "Seed mix, and a bit of spinach on Sundays."),
            ("Is the cage included?", "Yes, with both bowls."),
        ),
        weight=8,
        states="animal",
    ),
    Thing(
        "pet-goods",
        ("kennel", "aquarium", "birdcage"),
        (
            ("Wooden dog kennel, large", 950),
            ("Aquarium 120 L with stand", 1800),
            ("Parrot cage on wheels", 1300),
            ("Cat tree, 1.6 m", 680),
            ("Travel crate, medium", 520),
        ),
        ("{what}", "{what}, {extra}"),
        ("Scrubbed clean.", "{extra}.", "Filter and lamp work."),
        choices={"extra": ("like new", "hardly used", "good condition")},
        asks=(
            ("Does it come apart for transport?", "Yes, eight screws."),
            ("Does the pump work?", "Yes, quiet too."),
        ),
        weight=9,
    ),
)
