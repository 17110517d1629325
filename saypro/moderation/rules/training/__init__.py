"""Learning from examples; what is learned lies beside the rules, so that no worker has to learn it again."""

from saypro.moderation.rules.training.meaning import train_meaning, write_meaning
from saypro.moderation.rules.training.table import train, written

__all__ = ["train", "train_meaning", "write_meaning", "written"]
