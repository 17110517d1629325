"""The tree of categories, read at once: it has some sixty nodes and every page shows some."""

from dataclasses import dataclass, field

from saypro.listings.models import Category


@dataclass(frozen=True, slots=True)
class Branch:
    """A root with its children."""

    root: Category
    children: list[Category] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tree:
    branches: list[Branch]

    def find(self, slug: str) -> Category | None:
        return next((each for each in self.all() if each.slug == slug), None)

    def all(self) -> list[Category]:
        return [each for branch in self.branches for each in (branch.root, *branch.children)]

    def branch_of(self, category: Category) -> Branch:
        return next(each for each in self.branches if each.root.path == category.root_path)

    def below(self, category: Category) -> list[Category]:
        """The category itself and what hangs under it."""
        return [each for each in self.all() if each.path.startswith(category.path)]

    def leaves(self) -> list[Category]:
        """Where ads may be placed."""
        return [each for each in self.all() if not each.numchild]


def category_tree() -> Tree:
    branches: list[Branch] = []
    for category in Category.objects.order_by("path"):
        if category.depth == 1:
            branches.append(Branch(category))
        else:
            branches[-1].children.append(category)
    return Tree(branches)
