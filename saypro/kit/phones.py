"""Telephone numbers as links need them."""


def digits(number: str, *, plus: bool = True) -> str:
    """Only the digits, behind a plus where the number had one and `plus` is asked for."""
    sign = "+" if plus and number.lstrip().startswith("+") else ""
    return sign + "".join(char for char in number if char.isdigit())
