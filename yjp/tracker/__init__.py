"""Children whose follow-up still runs: who they are, how their cohort comes on, and where it is likely to end.

It sees children's rows, as the indicators do, and what a reoffence is it asks them. What leaves it for the ledger is
curves and estimates of whole cohorts.
"""
