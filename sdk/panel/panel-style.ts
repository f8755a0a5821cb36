export const PANEL_STYLE = `
:host { all: initial; color-scheme: light dark; position: fixed; z-index: 99999998; left: 12px; bottom: 12px; display: block;
  width: min(var(--width, 408px), 100vw - 96px); font: 12px/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums;
  --ground: light-dark(#fbfaf8, #1c1b1a); --ink: light-dark(#24211f, #e9e5e1); --quiet: light-dark(#6a635d, #a39b94);
  --rule: light-dark(#dfdad4, #3a3734); --good: light-dark(#1d6b4a, #7cc9a2); --held: light-dark(#8a4b12, #e0a96b);
  --tint: light-dark(#f1eeea, #262422); }
* { box-sizing: border-box; }
section { display: flex; flex-direction: column; max-height: min(var(--height, 560px), 100vh - 24px); overflow: hidden; color: var(--ink);
  background: var(--ground); border: 1px solid var(--rule); border-radius: 8px; box-shadow: 0 8px 28px #0002; overflow-wrap: anywhere; }
header { display: flex; align-items: center; gap: 4px; padding: 6px 6px 6px 12px; }
h2 { flex: 1; margin: 0; font-size: 12px; font-weight: 600; }
h2 span { color: var(--quiet); font-weight: 400; }
button { all: unset; padding: 5px 8px; border-radius: 4px; color: var(--quiet); cursor: pointer; }
button:hover { background: var(--tint); color: var(--ink); }
:focus-visible { outline: 2px solid; outline-offset: -2px; }
.size { touch-action: none; cursor: nesw-resize; }
.body { overflow: auto; border-top: 1px solid var(--rule); padding: 0 12px 8px; }
.body[hidden] { display: none; }
.body > details { border-bottom: 1px solid var(--rule); padding: 2px 0 8px; }
.body > details:last-child { border: 0; }
summary { padding: 6px 0; cursor: pointer; }
.body > details > summary { font-weight: 600; }
h3 { display: inline; margin: 0; font: inherit; }
p { margin: 2px 0; }
ul { list-style: none; margin: 0; padding: 0; }
.decisions > li { padding: 6px 0 8px; border-top: 1px solid var(--rule); }
.body > details:has(.decisions) { padding-bottom: 0; }
.decisions > li:first-child { border: 0; padding-top: 0; }
.row { display: flex; justify-content: space-between; gap: 12px; }
.state { color: var(--quiet); text-align: end; }
.state.show { color: var(--good); }
.state.hold { color: var(--held); }
.count { white-space: nowrap; }
.forbids, .forbids p { color: var(--held); }
.numbers { display: flex; flex-wrap: wrap; gap: 0 12px; color: var(--quiet); }
.numbers i { font-style: normal; }
code, pre { font: 11px/1.5 ui-monospace, monospace; }
code { padding: 0 4px; background: var(--tint); border-radius: 3px; }
pre { max-height: 220px; overflow: auto; margin: 0; padding: 8px; background: var(--tint); border-radius: 4px; }
.quiet { color: var(--quiet); }
summary + .candidate, .candidate + .candidate { margin-top: 6px; }
.candidate { padding: 6px 8px; background: var(--tint); border-radius: 4px; }
.candidate code { background: none; padding: 0; }
.verdicts li { margin-top: 4px; }
.verdicts p { margin: 0; }
dl { display: grid; grid-template-columns: minmax(90px, 1fr) 2fr; gap: 2px 12px; margin: 4px 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th { padding: 4px 8px 2px 0; color: var(--quiet); font-weight: 400; text-align: start; }
td { padding: 2px 8px 2px 0; vertical-align: top; }
th, td + td { white-space: nowrap; }
.events td:nth-child(2) { white-space: normal; } .events td:first-child { white-space: nowrap; }
.refused { white-space: normal; overflow-wrap: break-word; color: var(--held); }
small { color: var(--quiet); font-size: 11px; }
strong { font-size: 18px; font-weight: 600; }
svg { display: block; width: 100%; margin: 4px 0; overflow: visible; }
svg text { fill: var(--quiet); font-size: 9.5px; }
.grid { stroke: var(--rule); } .base { stroke: var(--quiet); }
.curve { fill: none; stroke: var(--good); stroke-width: 1.5; } .area { fill: var(--good); opacity: .12; } circle { fill: var(--good); }
.threshold { stroke: var(--held); stroke-dasharray: 4 3; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { :host { display: none; } }`;
