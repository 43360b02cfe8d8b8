"""Statutory returns: what each is (declared), when it is due, how it is made, checked and signed off.

``registry`` names every return; ``kpi`` makes the quarterly one. Built on the store and the indicators; nothing below
reads this package.
"""
