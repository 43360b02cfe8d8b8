"""The ten key performance indicators (KPIs) of the quarterly return: declared, counted, explained.

``kpi_cells`` gives every cell, ``kpi_members`` who stands in it, ``kpi_measures`` the headlines and sub-measures;
``declared.registry.KPIS_2023`` says what they mean. The declarations count nobody, so every layer may read them.
"""
