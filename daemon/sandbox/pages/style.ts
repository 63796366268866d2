/** The stylesheet of every page. Names and values follow the product's design tokens. */
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
header { background: var(--paper); border-bottom: 1px solid var(--line); padding: 12px 24px; display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; }
header strong { font-size: 16px; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; padding: 0; }
nav [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
header form { margin-left: auto; }
main { max-width: 1000px; margin: 24px auto; padding: 24px; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
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
form.fields { display: grid; gap: 12px; max-width: 420px; margin: 12px 0; }
label { display: grid; gap: 4px; }
label.check { display: flex; gap: 8px; align-items: center; }
input, select, button { font: inherit; color: inherit; }
input:not([type=checkbox]), select { padding: 8px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); width: 100%; }
button { padding: 7px 14px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.danger { background: var(--critical); border-color: var(--critical); color: var(--paper); }
fieldset { border: 1px solid var(--line); border-radius: 6px; }
details.menu summary { cursor: pointer; padding: 0 8px; width: fit-content; list-style: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note { padding: 10px 14px; border-radius: 6px; margin: 12px 0; background: var(--ok-tint); color: var(--ok); }
.note.bad { background: var(--critical-tint); color: var(--critical); }
.note.warn { background: var(--warning-tint); color: var(--warning); }
.bad { color: var(--critical); }
.warn { color: var(--warning); }
.ok { color: var(--ok); }
code, .code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.codes { columns: 2; list-style: none; padding: 0; font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
.qr svg { background: #ffffff; width: 200px; height: 200px; display: block; }
pre { white-space: pre-wrap; font: inherit; margin: 8px 0; }
`
