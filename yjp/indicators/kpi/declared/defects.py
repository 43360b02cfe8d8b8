"""Faults of the published SQL that are not copied, and what the plain extract does not have."""

from yjp.indicators.kpi.definition import Defect

DEFECTS: tuple[Defect, ...] = (
    Defect(
        kpi=2,
        fault="Unsuitable ETE above school age at the start is counted from the flag of the end.",
        here="Each time point has its own records.",
    ),
    Defect(
        kpi=2,
        fault="A line of suitable ETE in youth rehabilitation orders mixes end and start.",
        here="Each time point has its own records.",
    ),
    Defect(
        kpi=2,
        fault="Part time is fewer than 25 (16) hours at the start, nought included, but 1 to 24 (15) at the end.",
        here="At least one hour at either.",
    ),
    Defect(
        kpi=2,
        fault="Provision at the end is added up for school age only in rows that hold both ages at the start.",
        here="A child is counted in the column of the age at the time.",
    ),
    Defect(
        kpi=3,
        fault="The denominators of referral orders and youth rehabilitation orders are swapped (3d).",
        here="Each order has its own.",
    ),
    Defect(
        kpi=4,
        fault="The need in out-of-court disposals adds Getting Additional Help of all orders.",
        here="The need of that order only.",
    ),
    Defect(
        kpi=4,
        fault="The offered headline of the template adds children with a need, and leaves out Getting Additional Help.",
        here="Distinct children offered any of the four.",
    ),
    Defect(
        kpi=5,
        fault="Attended specialist treatment has the label of another denominator.",
        here="Children with a need, as for the other types.",
    ),
    Defect(
        kpi=7,
        fault="The headline of the template adds up statuses, and counts a child with two of them twice.",
        here="Distinct children.",
    ),
)
"""Those of the SQL of first time entrants are avoided in ``yjp.indicators.first_time_entrants``."""
NOT_HELD: tuple[str, ...] = (
    "Detention and training orders: the extract has one disposal type for custody and licence. A service that keeps "
    "them as two programmes sees the end of the custody part counted as an order ending.",
    "Referrals to early help (KPI 7): the extract has plans only.",
    "Restorative justice processes (10c): the extract has a type for each victim, not processes.",
)
"""What a reader of the counts must know is missing whatever the service records."""
