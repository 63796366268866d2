/** The recovery sheet, to be printed: one file that needs nothing from anywhere. Pure. */
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'

/** What it opens: the key that protects the tokens, or the vault. */
type SheetKind = 'sheet' | 'vault-sheet'

export function sheetText(
  { t, dateTime }: Translator,
  kind: SheetKind,
  groups: readonly string[],
  madeAt: IsoTime,
): string {
  const rows = groups.map((group, at) => `  ${String(at + 1)}  ${group}`)
  return [
    t(`backup.${kind}.title`),
    t(`backup.${kind}.made`, { when: dateTime(madeAt) }),
    '',
    t(`backup.${kind}.how`),
    '',
    ...rows,
    '',
    t(`backup.${kind}.what`),
    '',
  ].join('\n')
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

export function sheetPage(
  words: Translator,
  kind: SheetKind,
  groups: readonly string[],
  madeAt: IsoTime,
): string {
  const t = (...args: Parameters<Translator['t']>) => escaped(words.t(...args))
  return `<!doctype html>
<html lang="${words.language}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${t(`backup.${kind}.title`)}</title>
<style>
body { font: 12pt/1.5 system-ui, sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em }
ol { columns: 2; font: 18pt/2 ui-monospace, monospace; letter-spacing: .15em }
</style>
<h1>${t(`backup.${kind}.title`)}</h1>
<p>${t(`backup.${kind}.made`, { when: words.dateTime(madeAt) })}</p>
<p>${t(`backup.${kind}.how`)}</p>
<ol>
${groups.map((group) => `<li>${group}</li>`).join('\n')}
</ol>
<p>${t(`backup.${kind}.what`)}</p>
</html>
`
}
