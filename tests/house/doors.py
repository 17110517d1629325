"""The contract of the doors: from outside, a room is entered by a few modules only."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Doors(Contract):
    """`doors` exist in every room, `more` in some; `open` rooms have no walls, `free` ones go anywhere."""

    type_name = "doors"
    doors = fields.ListField(fields.StringField())
    more = fields.ListField(fields.StringField())
    open = fields.ListField(fields.StringField())
    free = fields.ListField(fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        wrong = [
            f"{importer} enters {imported}"
            for importer in sorted(graph.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if not self.may_enter(importer, imported)
        ]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def may_enter(self, importer: str, imported: str) -> bool:
        home, room = room_of(importer), room_of(imported)
        is_free = home in self.listed("free") or ".tests" in importer
        return is_free or home == room or room in self.listed("open") or self.is_door(imported)

    def is_door(self, module: str) -> bool:
        return door_of(module) in self.listed(
            "doors"
        ) or f"{room_of(module)}.{door_of(module)}" in self.listed("more")

    def listed(self, option: str) -> list[str]:
        return list(getattr(self, option))

    def render_broken_contract(self, check: ContractCheck) -> None:
        for sentence in check.metadata["wrong"]:
            output.print_error(sentence)


def room_of(module: str) -> str:
    """`saypro.events` of `saypro.events.models`."""
    return ".".join(module.split(".")[:2])


def door_of(module: str) -> str:
    """`models` of `saypro.events.models`, nothing of the room itself."""
    return ".".join(module.split(".")[2:3])
