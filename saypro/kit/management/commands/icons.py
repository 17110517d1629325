"""`manage icons`: the installed app's icons, painted anew from the logo's drawing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from saypro.kit.logo import Shape, painted

FOLDER = Path(__file__).parents[2] / "static/kit/img"
ICONS: dict[str, tuple[int, Shape]] = {
    "icon-192.png": (192, "tile"),
    "icon-512.png": (512, "tile"),
    "icon-maskable-512.png": (512, "full"),
    "apple-touch-icon.png": (180, "full"),
}


class Command(BaseCommand):
    help = "Paint the icons of the installed app."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, (size, shape) in ICONS.items():
            painted(size, shape).save(FOLDER / name, optimize=True)
            self.stdout.write(name)
