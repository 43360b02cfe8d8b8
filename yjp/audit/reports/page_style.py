"""How the audit's page looks: the document in a wide column, what is said about it in the margin beside it.

Colours are at least 4.5:1 against what they stand on, in light and dark, and never the only sign of a verdict.
"""

STYLE = """
:root { color-scheme: light dark; --ground: #fdfdfb; --sheet: #fff; --ink: #1F2933; --quiet: #55606B; --rule: #D9DEE4;
  --brand: #12436D; --grave: #801650; --grave-soft: #F8E3EE; --wrong: #A3221C; --wrong-soft: #FCE6E3;
  --doubt: #7A4B00; --doubt-soft: #FFF1D0; --fine: #1D6B3A; --focus: #801650; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181C; --sheet: #1B2026; --ink: #E6E9EC; --quiet: #A9B4BE; --rule: #38424C; --brand: #9CC3EA;
    --grave: #F3A6CF; --grave-soft: #4A1733; --wrong: #FFB3AC; --wrong-soft: #511B18; --doubt: #F5CF85;
    --doubt-soft: #453208; --fine: #8FD6A9; --focus: #F3A6CF; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
.wide { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; color: var(--brand); }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--brand);
  color: var(--brand); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
p { margin: .5rem 0; }
.lead { font-size: 1.15rem; font-weight: 600; }
.quiet { color: var(--quiet); }
header p, section > p, .found { max-width: 52rem; }
a { color: var(--brand); }
a:focus-visible, input:focus-visible, summary:focus-visible, .scroll:focus-visible {
  outline: 3px solid var(--focus); outline-offset: 2px; }
.found { list-style: none; padding: 0; margin: 0; }
.found > li { border-left: .3rem solid var(--rule); padding: .1rem 0 .1rem .9rem; margin: 1rem 0; }
.found .decision-changing { border-color: var(--grave); } .found .contradicted { border-color: var(--wrong); }
.found .suspicious { border-color: var(--doubt); }
.found p { margin: .2rem 0; }
blockquote { margin: .25rem 0; padding: 0; color: var(--quiet); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
.tag { display: inline-block; padding: 0 .45rem; border-radius: .2rem; font-size: .8rem; font-weight: 600;
  font-style: normal;
  border: 1px solid currentColor; white-space: nowrap; }
.tag.decision-changing { color: var(--grave); background: var(--grave-soft); }
.tag.contradicted { color: var(--wrong); background: var(--wrong-soft); }
.tag.suspicious { color: var(--doubt); background: var(--doubt-soft); }
table { border-collapse: collapse; font-size: .925rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--rule);
  white-space: pre-line; }
thead th { border-bottom: 2px solid var(--ink); }
.scroll { overflow-x: auto; margin: .5rem 0; }
.numbers td, .cells td { font-variant-numeric: tabular-nums; }
form { position: sticky; top: 0; z-index: 1; background: var(--ground); border-bottom: 1px solid var(--rule);
  padding: .5rem 0; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem;
  align-items: baseline; }
legend { float: left; font-weight: 600; padding: 0; margin-right: 1rem; }
label { display: inline-flex; gap: .4rem; align-items: center; min-height: 1.75rem; }
input { width: 1.1rem; height: 1.1rem; accent-color: var(--brand); }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 0 1.75rem; }
.text { background: var(--sheet); padding: 0 1.5rem; border-left: 1px solid var(--rule);
  border-right: 1px solid var(--rule);
  white-space: pre-line; }
.text p, .text h3, .text h4, .text h5, .text h6 { max-width: 44rem; }
.text h4, .text h5, .text h6 { font-size: 1rem; margin: 1rem 0 .25rem; }
.text .item { padding-left: 1.25rem; } .text .item::before { content: "•"; position: absolute; margin-left: -1rem; }
.text .caption { font-weight: 600; } .text .apart { color: var(--quiet); font-size: .925rem; }
.text .apart b { font-weight: 600; }
.place { display: block; color: var(--quiet); font-size: .8rem; }
.margin { list-style: none; margin: 0; padding: .4rem 0; font-size: .9rem; line-height: 1.45; }
.margin > li { border-left: .3rem solid var(--rule); background: var(--sheet); padding: .35rem .7rem;
  margin-bottom: .5rem; }
.margin .decision-changing { border-color: var(--grave); } .margin .contradicted { border-color: var(--wrong); }
.margin .suspicious { border-color: var(--doubt); }
.margin p { margin: .2rem 0; }
mark { color: inherit; background: none; padding: .05rem .1rem; border-radius: .15rem; }
mark.decision-changing { background: var(--grave-soft); border-bottom: 3px double var(--grave); }
mark.contradicted { background: var(--wrong-soft); border-bottom: 2px solid var(--wrong); }
mark.suspicious { background: var(--doubt-soft); border-bottom: 2px dashed var(--doubt); }
mark a { font-size: .75rem; font-weight: 700; vertical-align: super; line-height: 1; margin-left: .1rem;
  padding: 0 .15rem; color: inherit; }
:target { outline: 3px solid var(--focus); outline-offset: 2px; }
body:has(#show-verified:checked) .verified { border-bottom: 2px dotted var(--fine); }
body:not(:has(#show-grave:checked)) .margin > .decision-changing,
body:not(:has(#show-wrong:checked)) .margin > .contradicted,
body:not(:has(#show-doubt:checked)) .margin > .suspicious { display: none; }
body:not(:has(#show-grave:checked)) mark.decision-changing,
body:not(:has(#show-wrong:checked)) mark.contradicted,
body:not(:has(#show-doubt:checked)) mark.suspicious { background: none; border-bottom: 0; }
body:not(:has(#show-grave:checked)) mark.decision-changing a,
body:not(:has(#show-wrong:checked)) mark.contradicted a,
body:not(:has(#show-doubt:checked)) mark.suspicious a { display: none; }
body:has(#only:checked) .row:not(.flagged) { display: none; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); color: var(--quiet); }
@media (max-width: 56rem) { .row { grid-template-columns: minmax(0, 1fr); } .text { padding: 0 .9rem; }
  .margin { padding: .25rem 0 .75rem; } form { position: static; } .wide { padding: 1rem; } }
@media print { :root { --ground: #fff; --sheet: #fff; --ink: #000; --quiet: #444; --brand: #12436D; --grave: #801650;
    --grave-soft: #fff; --wrong: #A3221C; --wrong-soft: #fff; --doubt: #7A4B00; --doubt-soft: #fff; --rule: #BBB; }
  form, nav { display: none; } .wide { max-width: none; padding: 0;
  } .row { grid-template-columns: minmax(0, 1fr) 15rem; }
  .text { border: 0; padding: 0; } .row, .found > li { break-inside: avoid; } .scroll { overflow: visible; }
  .place { font-size: .7rem; } body { font-size: 10pt; } }
"""
