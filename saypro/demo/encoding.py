"""One picture in every size: the part that runs in processes of its own, without Django's set-up."""

from pathlib import Path

from saypro.kit import pictures

Files = dict[tuple[int, str], bytes]


def files_of(path: Path, widths: tuple[int, ...]) -> Files:
    """The encoded files of the master at `path`, by width and kind.

    Nothing is enlarged, so every width beyond the master's own has the same file, encoded once.
    """
    master = pictures.open_picture(path.read_bytes())
    own = {width: min(width, master.width) for width in widths}
    made = pictures.renditions(master, sorted(set(own.values())))
    return {
        (width, kind): data
        for width in widths
        for (made_at, kind), data in made.items()
        if made_at == own[width]
    }
