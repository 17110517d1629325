"""The tree of categories."""

from django.db import models
from treebeard.mp_tree import MP_Node


class Category(MP_Node):  # type: ignore[misc]  # treebeard has no types
    """A node of the tree; `fields` declares the questions an ad of this category answers."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    icon = models.CharField(max_length=40, default="layout-grid")
    fields = models.JSONField(default=list, blank=True)
    asks_condition = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name

    @property
    def root_path(self) -> str:
        return str(self.path)[: self.steplen]
