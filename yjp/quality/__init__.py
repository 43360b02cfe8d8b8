"""What data-quality failures cost: how far headline figures could move, what is accepted, and the report of it all.

Like ``yjp.compute`` it sees children's rows. Its reports hold values of records only where they are written to a file
that the user asked for.
"""
