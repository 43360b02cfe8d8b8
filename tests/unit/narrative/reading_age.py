"""How hard a text is to read: the Flesch-Kincaid grade (Kincaid et al. 1975), with a syllable counter of our own.

Grade = 0.39 words per sentence + 11.8 syllables per word - 15.59; a reader of grade g is about g + 5 years old. A
number is a word of one syllable, as it is read at a glance; semicolons and colons do not end a sentence.
"""

import re

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d[\d,.]*\d|\d")
_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """Groups of vowels, less a silent e or ed at the end; at least one."""
    low = re.sub(r"[^a-z]", "", word.lower())
    if not low:
        return 1
    count = len(_VOWELS.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if low.endswith("ed") and not low.endswith(("ted", "ded")) and count > 1:
        count -= 1
    if low.endswith("es") and not low.endswith(
        ("ces", "ses", "zes", "xes", "ches", "shes", "ges", "les", "ies")
    ):
        count -= count > 1
    # Two vowels that are spoken apart: re-offend, cre-ate, tri-angle, pri-or.
    count += len(re.findall(r"reo|eate|ia(?!l$|n$)|io(?!n)|iety|uat", low))
    return max(1, count)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text of whole sentences."""
    words = _WORD.findall(text)
    sentences = len(re.findall(r"[.!?](?=\s|$)", text))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
