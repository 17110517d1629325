"""Every kind of ad of the demo."""

from saypro.demo.words.thing import Thing
from saypro.demo.words.things import (
    farming,
    fashion,
    home,
    jobs,
    kids,
    pets,
    property,
    services,
    sport,
    tech,
    vehicles,
)

THINGS: tuple[Thing, ...] = (
    *vehicles.THINGS,
    *property.THINGS,
    *tech.THINGS,
    *home.THINGS,
    *jobs.THINGS,
    *services.THINGS,
    *fashion.THINGS,
    *kids.THINGS,
    *sport.THINGS,
    *farming.THINGS,
    *pets.THINGS,
)
