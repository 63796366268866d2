/** The report as a page that stands alone: no script, nothing from elsewhere, and every name escaped. */
import { html, raw } from 'hono/html'
import type { Language } from '#shared/settings.ts'
import type { Section, Spoken } from './sections.ts'

/** Colour is never alone: the state stands beside it in words. */
const style = `
:root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; color: #16202c; background: #fff }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1.5rem }
h1 { margin: 0; font-size: 1.6rem } h2 { margin: 2rem 0 .5rem; font-size: 1.1rem }
p { margin: .25rem 0 } .muted { color: #545d6b } .score { font-size: 1.2rem }
table { width: 100%; border-collapse: collapse } td { padding: .35rem .75rem .35rem 0; border-top: 1px solid #d8dde4; vertical-align: top; overflow-wrap: anywhere }
td:nth-child(1) { width: 45% } td:last-child { white-space: nowrap; text-align: right }
.critical { color: #b3142b } .warning { color: #8f5200 } .notice { color: #0b5fbf } .unknown { color: #545d6b }
@media print { body { margin: 0; max-width: none } tr { break-inside: avoid } h2 { break-after: avoid } }
`

export async function reportPage(report: Spoken, language: Language): Promise<string> {
  const { title, name, made, score, facts, sections } = report
  const page = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}: ${name}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <h1><bdi>${name}</bdi></h1>
        <p class="muted">${title} · ${made} · Latchkey</p>
        <p class="score">${score}</p>
        ${facts.map((fact) => html`<p>${fact}</p>`)} ${sections.map(part)}
      </body>
    </html> `
  return String(page)
}

const part = ({ title, lines }: Section) =>
  html`<h2>${title} (${lines.length})</h2>
    <table>
      ${lines.map(
        ({ what, seen, state, tone, day }) =>
          html`<tr>
            <td><bdi>${what}</bdi></td>
            <td><bdi>${seen}</bdi></td>
            <td class="${tone}">${state}</td>
            <td>${day ?? '–'}</td>
          </tr> `,
      )}
    </table> `
