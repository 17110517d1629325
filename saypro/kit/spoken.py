"""Digits as people say them in our languages."""

TIMES = {"double": 2, "dubbel": 2, "twice": 2, "triple": 3, "treble": 3, "driedubbel": 3}
FILLERS = {"and", "en", "no", "then", "dan", "bese", "dash", "space", "#", "+"}
SPOKEN: dict[str, str] = {
    **dict.fromkeys(("zero", "oh", "o", "nought", "nil", "ziro", "uziro", "nul", "iqanda", "qanda"), "0"),
    **dict.fromkeys(("one", "een", "kunye", "okukodwa", "isinye", "nye"), "1"),
    **dict.fromkeys(("two", "twee", "kubili", "okubili", "isibili", "mbili", "bili"), "2"),
    **dict.fromkeys(("three", "drie", "kuthathu", "okuthathu", "amathathu", "isithathu", "thathu"), "3"),
    **dict.fromkeys(("four", "vier", "kune", "okune", "amane", "isine"), "4"),
    **dict.fromkeys(("five", "vyf", "kuhlanu", "okuhlanu", "amahlanu", "isihlanu", "hlanu"), "5"),
    **dict.fromkeys(("six", "ses", "isithupha", "ayisithupha", "oyisithupha", "sithupha"), "6"),
    **dict.fromkeys(("seven", "sewe", "isikhombisa", "ayisikhombisa", "sikhombisa"), "7"),
    **dict.fromkeys(("eight", "agt", "ag", "isishiyagalombili", "ayisishiyagalombili"), "8"),
    **dict.fromkeys(("nine", "nege", "isishiyagalolunye", "ayisishiyagalolunye"), "9"),
}
