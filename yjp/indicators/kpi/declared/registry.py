"""The ten KPIs of 2023, declared. Nothing here counts anybody, so every layer may read it."""

from yjp.indicators.kpi.declared.defects import DEFECTS
from yjp.indicators.kpi.declared.events import BOARD, DISPOSALS, VICTIMS, VIOLENCE
from yjp.indicators.kpi.declared.living import ACCOMMODATION, EDUCATION, SEND
from yjp.indicators.kpi.declared.measures import OF_LIVING
from yjp.indicators.kpi.declared.measures_events import OF_EVENTS
from yjp.indicators.kpi.declared.measures_needs import OF_NEEDS
from yjp.indicators.kpi.declared.needs import MENTAL_HEALTH, SUBSTANCE_MISUSE, WIDER_SERVICES
from yjp.indicators.kpi.definition import Version
from yjp.indicators.kpi.quarters import KPIS_FROM
from yjp.indicators.kpi.sources import QUALITY, QUALITY_SOURCE

KPIS_2023 = Version(
    year=2023,
    starts=KPIS_FROM,
    tables=(
        ACCOMMODATION,
        EDUCATION,
        SEND,
        MENTAL_HEALTH,
        SUBSTANCE_MISUSE,
        DISPOSALS,
        WIDER_SERVICES,
        BOARD,
        VIOLENCE,
        VICTIMS,
    ),
    measures=(*OF_LIVING, *OF_NEEDS, *OF_EVENTS),
    quality=QUALITY,
    quality_source=QUALITY_SOURCE,
    defects=DEFECTS,
)
