"""How the data-quality page looks: its style sheet."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; background: #fff; color: #1F2933;
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; color: #12436D; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 2px solid #12436D; color: #12436D; }
p { max-width: 46rem; margin: .5rem 0; }
.banner { border-left: .4rem solid #F46A25; padding: .4rem .8rem; font-weight: 600; background: #FDF3EC; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
a { color: #12436D; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid #801650; outline-offset: 2px; }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #D9DEE4;
  overflow-wrap: break-word; min-width: 4rem; }
.free { overflow-wrap: anywhere; min-width: 8rem; }
thead th { border-bottom: 2px solid #1F2933; overflow-wrap: normal; }
tbody th { font-weight: 600; }
.number { font-variant-numeric: tabular-nums; }
td ul { margin: 0; padding-left: 1rem; min-width: 14rem; }
td li + li { margin-top: .2rem; }
.tag { display: table; margin-top: .15rem; padding: 0 .4rem; border: 1px solid #5B6770; border-radius: .2rem;
  font-size: .8rem; font-weight: 600; }
.tag.error { background: #801650; border-color: #801650; color: #fff; }
.tag.warning { background: #FDF3EC; border-color: #A84310; color: #7A2F08; }
.tag.query { background: #fff; color: #3D3D3D; }
details { border: 1px solid #D9DEE4; border-radius: .25rem; margin: .5rem 0; padding: .5rem .75rem; }
summary { cursor: pointer; font-weight: 600; }
footer { margin-top: 2.5rem; border-top: 1px solid #D9DEE4; color: #4A5560; }
@media print { nav { display: none; } .scroll { overflow: visible; } body { padding: 0; max-width: none; }
  tr { break-inside: avoid; } }
"""
