/** The stylesheet of every page. Names and values follow the product's design tokens. */
import { secondFactorStyle } from './style-second-factor.ts'

export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --sunken: #f5f6f8; --line: #e3e6eb; --ink: #14181f; --soft: #545d6b;
  --accent: #0b5fbf; --accent-ink: #ffffff; --critical: #b3142b; --critical-tint: #fdecef;
  --warning: #8f5200; --warning-tint: #fff4e0; --ok: #0c6b4f; --ok-tint: #e6f5ef;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --sunken: #0e1115; --line: #2b313a; --ink: #eef1f5; --soft: #aab3c0;
    --accent: #6fb1ff; --accent-ink: #08131f; --critical: #ff8a9a; --critical-tint: #3a161d;
    --warning: #ffc46b; --warning-tint: #33260f; --ok: #6fd8b3; --ok-tint: #10291f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--sunken); color: var(--ink); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px; }
.sandbox { background: var(--warning-tint); color: var(--warning); padding: 6px 24px; font-size: 13px; }
header { background: var(--paper); border-bottom: 1px solid var(--line); padding: 12px 24px; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
header strong { font-size: 16px; margin-right: auto; }
.layout { display: grid; grid-template-columns: 232px minmax(0, 1fr); max-width: 1280px; margin: 0 auto; gap: 0 24px; padding: 24px; }
nav h2 { font-size: 13px; font-weight: 600; color: var(--soft); margin: 20px 12px 4px; }
nav ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 2px; }
nav a { display: block; padding: 6px 12px; border-radius: 6px; color: var(--ink); text-decoration: none; }
nav a:hover { background: var(--paper); }
nav [aria-current] { background: var(--paper); color: var(--accent); font-weight: 600; }
main { padding: 24px 32px 32px; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; align-self: start; }
@media (max-width: 760px) {
  .layout { grid-template-columns: minmax(0, 1fr); padding: 12px; gap: 12px; }
  main { padding: 16px; grid-row: 1; }
  header { padding: 12px; }
}
h1 { font-size: 22px; margin: 0 0 16px; }
h2 { font-size: 16px; margin: 32px 0 8px; }
p { margin: 8px 0; max-width: 70ch; }
.soft { color: var(--soft); font-size: 13px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-size: 13px; color: var(--soft); font-weight: 500; }
form { display: inline; }
form.inline { display: inline-flex; gap: 4px; }
form.fields { display: grid; gap: 12px; max-width: 460px; margin: 12px 0; }
form.fields > button { justify-self: start; }
form.filter { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; margin: 12px 0; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
label { display: grid; gap: 4px; }
label.check { display: flex; gap: 8px; align-items: center; }
input, select, button { font: inherit; color: inherit; }
input:not([type=checkbox]):not([type=radio]), select { padding: 8px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); width: 100%; }
button { padding: 7px 14px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); cursor: pointer; }
textarea { font: inherit; color: inherit; padding: 8px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); width: 100%; }
a.button { display: inline-block; padding: 7px 14px; border: 1px solid var(--soft); border-radius: 6px; text-decoration: none; color: var(--ink); }
button:hover, a.button:hover { border-color: var(--ink); }
button.primary, a.button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.danger { background: var(--critical); border-color: var(--critical); color: var(--paper); }
fieldset { border: 1px solid var(--line); border-radius: 6px; display: grid; gap: 8px; padding: 8px 12px 12px; }
legend { font-size: 13px; color: var(--soft); padding: 0 4px; }
ul.tiles { list-style: none; padding: 0; margin: 16px 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px; }
ul.tiles a { display: grid; gap: 2px; padding: 16px; border: 1px solid var(--line); border-radius: 10px; color: var(--ink); text-decoration: none; height: 100%; }
ul.tiles a:hover { border-color: var(--soft); }
ul.tiles b { font-size: 26px; line-height: 1.2; }
details.mail { border-bottom: 1px solid var(--line); padding: 8px 0; }
details.menu summary { cursor: pointer; padding: 0 8px; width: fit-content; list-style: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note { padding: 10px 14px; border-radius: 6px; margin: 12px 0; background: var(--ok-tint); color: var(--ok); }
.note.bad { background: var(--critical-tint); color: var(--critical); }
.note.warn { background: var(--warning-tint); color: var(--warning); }
.bad { color: var(--critical); }
.warn { color: var(--warning); }
.ok { color: var(--ok); }
.box { border: 1px solid var(--line); border-radius: 10px; padding: 4px 16px 16px; margin: 16px 0; }
.box h2 { margin-top: 12px; }
.phone { display: grid; grid-template-columns: minmax(96px, 1fr) 2fr; gap: 12px; }
.setting { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; padding: 10px 0; border-bottom: 1px solid var(--line); }
.setting > .soft { flex: 0 0 130px; }
.setting > b { font-weight: 500; overflow-wrap: anywhere; }
.setting > details[open] { flex-basis: 100%; }
.pencil { cursor: pointer; display: inline-block; padding: 2px 8px; border-radius: 6px; text-decoration: none; color: var(--accent); list-style: none; }
.pencil:hover { background: var(--sunken); }
summary.pencil::-webkit-details-marker, summary.button::-webkit-details-marker { display: none; }
summary.button { display: inline-block; padding: 7px 14px; border: 1px solid var(--soft); border-radius: 6px; cursor: pointer; list-style: none; }
summary.button:hover { border-color: var(--ink); }
ul.rows { list-style: none; padding: 0; margin: 8px 0; }
ul.rows > li { padding: 10px 0; border-bottom: 1px solid var(--line); }
ul.rows > li:last-child { border-bottom: 0; }
.avatar { display: inline-grid; place-items: center; width: 34px; height: 34px; border-radius: 50%; background: var(--accent); color: var(--accent-ink); font-size: 13px; font-weight: 600; text-decoration: none; }
code, .code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.codes { columns: 2; list-style: none; padding: 0; font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
.qr svg { background: #ffffff; width: 200px; height: 200px; display: block; }
pre { white-space: pre-wrap; font: inherit; margin: 8px 0; }
${secondFactorStyle}`
