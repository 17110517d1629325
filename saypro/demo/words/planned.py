"""What the office of the demo wrote down in its reviews, and how far its plan is."""

NOTES = {
    1: "New members are the least content: they wait longest. Two agents look after them first from Monday on.",
    4: "The card in the thread works. We leave it as it is.",
    5: "Saturday afternoons are where we are late. Imraan changes the shifts.",
    7: "Complaints are on time, renewals two days behind after the price change.",
    13: "Photos that do not upload: with the technical team, answered within the week.",
    14: "How to say no kindly. An hour with everybody.",
    15: "The refund button saved three messages a ticket. Next: renewals that members see themselves.",
}
STATES = {1: "done", 2: "going", 3: "planned", 4: "planned"}
