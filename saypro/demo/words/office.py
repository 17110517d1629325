"""What members ask the office, and how it answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """`category` is the help desk's. `turns` alternate: the member, the office, the member… Each is one of several ways to say it."""

    share: int
    category: str
    subjects: tuple[str, ...]
    turns: tuple[tuple[str, ...], ...]


CASES: tuple[Case, ...] = (
    Case(
        10,
        "general",
        ("How do I add a second photo?", "Only one photo shows", "Adding more photos to my ad"),
        (
            (
                "First ad here. The plus button only let me add one photo of the {short}. How do I add more?",
                "I want to put six photos of my {short} but I only see one.",
            ),
            (
                "Hi {name}, open My ads, choose Edit, and add the photos one after the other: the next place opens when the first is in. Up to ten fit.",
                "Good day {name}. On the edit page you can choose several at once, and drag the best one to the front.",
            ),
            (
                "Found it, thank you. The front one was the wrong way round but it turned itself.",
                "Worked. Thanks for the quick answer.",
            ),
            (
                "Glad it works. Good luck with the sale.",
                "Pleasure, {name}. I mark this as solved; write any time.",
            ),
        ),
    ),
    Case(
        9,
        "support",
        ("Login code never arrives", "No code by e-mail", "Cannot sign in"),
        (
            (
                "I ask for the code and nothing comes. Tried three times since this morning.",
                "The sign-in code does not arrive. My e-mail is the same as always.",
            ),
            (
                "Sorry about that. Our mail log says your provider took it at {hour}. Please look in the spam folder, and mark it as wanted.",
                "Hi {name}, your mailbox answered “full” twice. Delete a few and ask for a new code, it is valid for fifteen minutes.",
            ),
            ("It was in spam. I am in now.", "You are right, mailbox was full. Works now, thanks."),
            (
                "Good. A passkey under Security saves you the code next time.",
                "Great, {name}. I close this then.",
            ),
        ),
    ),
    Case(
        8,
        "violation",
        ("Is this buyer real?", "Same buyer sends fake proof of payment", "Proof of payment but no money"),
        (
            (
                "A buyer for my {short} sent a proof of payment but there is no money in my account. He wants the courier to come tonight.",
                "Third time this week that the same buyer sends me a slip that is not real. The bank says no such payment.",
            ),
            (
                "Please do not hand it over, {name}. A slip is not money. Wait until your bank shows it, whatever the buyer says. I look at the account now.",
                "Thank you for telling us. Keep the {short} until the money is in your account. Can you tell me which thread it is?",
            ),
            (
                "It is the one from yesterday evening. He got rude when I said I wait.",
                "OK I will wait. The thread is the last one about the {short}.",
            ),
            (
                "I have looked at it. The account is closed, and two other members were warned. You did exactly the right thing.",
                "Found and closed. Thank you, you helped others too.",
            ),
        ),
    ),
    Case(
        8,
        "renewal",
        ("Ad rejected, which rule?", "Why was my ad taken off?", "My ad is gone"),
        (
            (
                "My ad for the {short} is gone and I do not know which rule I broke.",
                "You took my ad off. Nothing in it is forbidden, please explain.",
            ),
            (
                "Hi {name}. The text had a phone number and a bank account in it. Without the two it can stand; I have given it back to you to edit.",
                "The photos were taken from a shop's website. Please use your own, even simple ones; buyers trust them more.",
            ),
            (
                "I did not know that. Changed it now, please look again.",
                "OK, took new photos this afternoon.",
            ),
            ("It is live. Thank you for changing it so quickly.", "Looks good, and it is in search now."),
        ),
    ),
    Case(
        7,
        "support",
        ("Payment page times out", "Card charged twice?", "Payment not going through"),
        (
            (
                "The payment page spins at step 4 and then it says time-out. I tried with two cards.",
                "My bank shows two charges of the same amount. I only pressed once, I think.",
            ),
            (
                "Thank you, I see both tries. The first was never confirmed by the bank, so it falls away within three working days.",
                "Hi {name}, our payment partner had a slow hour at {hour}. Please try again now, nothing was taken.",
            ),
            ("One has come back already. Thanks.", "It went through this time."),
            ("Good to hear. The invoice is under My profile.", "Thank you for your patience, {name}."),
        ),
    ),
    Case(
        6,
        "general",
        ("Is my phone number public?", "Who can see my details?", "What do others see of me?"),
        (
            (
                "Can other people see my number? I only want to be messaged here.",
                "What does a stranger see when he opens my profile?",
            ),
            (
                "Only your name, your town, your photo and your ads. Number and address are never shown, not even to the buyer. You decide what you tell them.",
            ),
            ("That is what I hoped. Thank you.", "Good. And my street?"),
            ("Nor the street. We only show the town.", "Pleasure."),
        ),
    ),
    Case(
        6,
        "general",
        ("Buyer wants to meet at my house", "Where is it safe to meet?", "Safe place in {town}?"),
        (
            (
                "A buyer wants to come to my house for the {short}. Is that safe? I would prefer the mall but he insists.",
            ),
            (
                "Insisting is a reason to say no, {name}. Choose a busy place in daylight: many police stations in {town} let people use their parking for it.",
                "You set the place. Take somebody along, meet where there are cameras, and tell a friend when and where.",
            ),
            ("I told him the mall or nothing. He agreed.", "Thank you, I will take my brother."),
            ("Well done. Write if anything feels off.", "Good. Enjoy the sale."),
        ),
    ),
    Case(
        6,
        "renewal",
        ("How long does an ad stay up?", "Renewal of my ad", "Does my ad expire?"),
        (
            ("My {short} has been up for a month. Does the ad expire by itself?",),
            (
                "It stays until you mark it sold or delete it. Freshen the photos and the price now and then, people notice.",
            ),
            ("Good to know. Can I put it to the top again?",),
            (
                "Newest first is by the day it was posted, so an honest new ad is the way. Mark the old one deleted please.",
            ),
        ),
    ),
    Case(
        5,
        "violation",
        ("Somebody uses my photos", "Stolen photos", "Copy of my ad"),
        (
            ("Somebody in {town} has an ad with my photos of the {short} at half the price.",),
            (
                "Thank you, I have seen both. Yours is older and the files are yours. The other one is off, and its owner was asked to explain.",
            ),
            ("That was fast. Thank you.", "Good. A lady nearly paid him a deposit."),
            ("We wrote to everyone who had messaged him. Thank you for telling us.",),
        ),
    ),
    Case(
        5,
        "complaint",
        ("Seller does not answer", "No reply from a seller", "Seller ignores me after payment"),
        (
            (
                "I wrote to a seller four days ago about a {short} and he does not answer. Is the ad still valid?",
                "I agreed on a price and since then silence. What can I do?",
            ),
            (
                "I have asked him to say whether it is still there. If he does not answer within two days we take the ad off.",
                "We cannot make him sell, {name}, but we can remind him, which I just did. Did you pay anything?",
            ),
            ("No, I paid nothing, luckily.", "He just answered, it was sold. OK then."),
            ("Good. Sorry for the wait, and thank you for letting us know.",),
        ),
    ),
    Case(
        5,
        "general",
        ("I want to close my account", "Delete my data please", "How do I leave?"),
        (
            ("I am moving overseas and want my account and my messages deleted.",),
            (
                "We are sorry to see you go. Under POPIA you may; I need one answer from this thread, since you are signed in: shall I go ahead?",
            ),
            ("Yes please, everything.", "Wait until Friday please, one buyer still has to fetch the table."),
            ("I have noted it. You get a mail when it is done.",),
        ),
    ),
    Case(
        4,
        "complaint",
        ("Rude messages", "This person insults me", "Complaint about a buyer"),
        (
            (
                "A buyer called me names because I would not go down with the price. I want to report it.",
                "Please read what this person wrote to me this morning. Must I put up with it?",
            ),
            (
                "You must not. I have read it and the person was warned; a second time and the account is closed. You can block from the thread's menu, then nothing more arrives.",
            ),
            ("Blocked. Thank you for taking it seriously.",),
            ("Of course. I leave this open until tomorrow, in case.",),
        ),
    ),
    Case(
        4,
        "support",
        ("Ad in the wrong category", "Please move my ad", "Which category for a trailer?"),
        (
            ("I put my {short} in the wrong category. Can I change that without a new ad?",),
            ("Yes: My ads, Edit, Category. Photos and messages stay with it.",),
            ("Done, that was easy.",),
            ("Lovely.",),
        ),
    ),
    Case(
        4,
        "misc",
        ("Kan ek in Afrikaans skryf?", "Afrikaans", "Hulp asseblief"),
        (
            ("Goeiedag, kan ek my advertensie in Afrikaans skryf? My Engels is nie so goed nie.",),
            ("Goeiedag {name}, ja natuurlik. Skryf in die taal waarin jy praat; kopers soek in albei.",),
            ("Baie dankie, dit help.",),
            ("Dis 'n plesier. Sterkte met die verkoop.",),
        ),
    ),
    Case(
        4,
        "support",
        ("Ngicela usizo", "Usizo ngesikhangiso", "Isikhangiso asivuli"),
        (
            ("Sawubona, isikhangiso sami asivuli efonini. Ngicela usizo.",),
            (
                "Sawubona {name}. Siyabonga ukusazisa. Please try again now, we had a slow hour; kulungile manje.",
            ),
            ("Iyavula manje. Ngiyabonga.",),
            ("Siyabonga, {name}.",),
        ),
    ),
    Case(
        3,
        "misc",
        ("School fund-raiser", "Can a school advertise?", "Charity ads"),
        (
            (
                "We are a school in {town} and want to sell second-hand uniforms for a fund-raiser. May a school have an account?",
            ),
            (
                "Gladly. Use the school's name and its own e-mail address, and say in the text what the money is for.",
            ),
            ("Thank you, the committee will be happy.",),
            ("Send us the date and we wish you good weather.",),
        ),
    ),
    Case(
        3,
        "support",
        ("Wrong town on my ad", "Map shows the wrong place", "My suburb is missing"),
        (
            ("My ad says {town} but I live twenty kilometres outside. Buyers complain about the distance.",),
            (
                "We show the nearest town only, so that nobody finds your door. Write the distance in the text, most do.",
            ),
            ("Makes sense. I add it.",),
            ("Thank you, {name}.",),
        ),
    ),
    Case(
        3,
        "violation",
        ("Suspicious e-mail from you?", "Is this mail from you?", "Phishing?"),
        (
            ("I got a mail that I must confirm my card to keep my ad. Is that from you?",),
            (
                "No. We never ask for a card or a password by mail. Please do not click; delete it. Our mails only ever lead to this site.",
            ),
            ("I did not click. Deleted.",),
            ("Well spotted, and thank you for asking first.",),
        ),
    ),
)
LATE = (
    "Sorry for the wait, {name}, it was a busy morning.",
    "Thank you for your patience.",
    "Sorry that it took until now.",
)
