"""Small numbers made safe before anything leaves: profiles, suppression, and the attack that tests it."""
