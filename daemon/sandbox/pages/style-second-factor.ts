/** The part of the stylesheet for two-step verification, and for the phone. */
export const secondFactorStyle = `
h3 { font-size: 15px; margin: 0; }
summary { cursor: pointer; width: fit-content; }
.icon { width: 1.25em; height: 1.25em; vertical-align: -0.25em; flex: none; }
.lead { font-size: 16px; }
.badge { font-size: 12px; font-weight: 600; padding: 1px 8px; border-radius: 999px; background: var(--ok-tint); color: var(--ok); margin-left: 4px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.big { font-size: 22px; letter-spacing: 0.04em; }
.methods { list-style: none; padding: 0; margin: 12px 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); gap: 12px; }
.method { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 12px; padding: 16px; border: 1px solid var(--line); border-radius: 10px; }
.method > .icon { width: 24px; height: 24px; color: var(--accent); }
.method p { margin: 4px 0 8px; }
.method details { margin-top: 8px; }
.note ul { margin: 4px 0; padding-left: 20px; }
.note a { color: inherit; }
.stop { border: 1px solid currentColor; }
.stop button { color: var(--ink); }
.step { max-width: 460px; }
.ways { list-style: none; padding: 0; display: grid; gap: 8px; }
.ways button, .ways .button { width: 100%; text-align: left; }
.steps { padding-left: 20px; display: grid; gap: 16px; max-width: 520px; }
.steps li::marker { font-weight: 600; }
.qr { width: fit-content; padding: 12px; margin: 8px 0; background: #ffffff; border: 1px solid var(--line); border-radius: 10px; }
.sheet { border: 1px solid var(--line); border-radius: 10px; padding: 4px 20px 12px; max-width: 520px; margin: 16px 0; }
.sheet h2 { margin-top: 12px; }
.sheet .codes { font-size: 18px; line-height: 1.9; }
.phone { width: min(100%, 340px); min-height: 560px; margin: 8px auto; padding: 24px 14px; display: grid; gap: 10px; align-content: start; background: var(--sunken); border: 8px solid var(--ink); border-radius: 36px; }
.phone .clock { font-size: 44px; font-weight: 300; text-align: center; margin: 8px 0 16px; font-variant-numeric: tabular-nums; }
.phone .notice { background: var(--paper); border: 1px solid var(--line); border-radius: 16px; padding: 10px 14px; margin: 0; overflow-wrap: anywhere; }
.phone .notice h2 { font-size: 13px; margin: 0; color: var(--soft); }
.phone .notice p { margin: 4px 0; }
.phone .actions form { flex: 1; }
.phone .actions button { width: 100%; font-weight: 600; }
@media print {
  header, nav, .sandbox, .skip, .unprinted, main > .note, h1 { display: none; }
  .layout, main, .sheet { display: block; padding: 0; border: 0; }
}
`
