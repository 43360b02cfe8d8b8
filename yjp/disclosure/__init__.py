"""Small numbers made safe before anything leaves: profiles, suppression, and the attack that tests it."""

from yjp.disclosure.inference import Knowledge, attack
from yjp.disclosure.profiles import PROFILES, Profile, profile
from yjp.disclosure.suppression import Protection, protect, protection

__all__ = ["PROFILES", "Knowledge", "Profile", "Protection", "attack", "profile", "protect", "protection"]
