import { afterEach, expect, it } from 'vitest'
import type { Api, Call } from '../../extension/core/api.ts'
import { JournalPage } from '../../extension/features/settings/JournalPage.tsx'
import { KeepingModel } from '../../extension/features/settings/keeping-model.ts'
import { KeepingPanel } from '../../extension/features/settings/KeepingPanel.tsx'
import { ok } from '#shared/result.ts'
import { iso } from '#shared/time.ts'
import { clear, draw, press } from '../support/drawn.tsx'

afterEach(clear)

const labels = { title: 'Keeping', now: 'Back up now', restore: 'Restore', days: 'Days', journal: 'Journal' }
const kept = {
  lines: ['Last backup: 2 hours ago.', 'There is no recovery kit.'],
  backups: [
    { name: 'a.tar.gz', title: 'Yesterday', text: 'Holds 1 login.', question: 'Put everything back?' },
  ],
  labels,
}
const about = {
  intact: false,
  verdict: 'line 7 was changed',
  file: 'journal-000001.ndjson',
  line: 7,
  kinds: [{ event: 'pairing', label: 'Pairing' }],
  labels: {
    title: 'Journal',
    text: '',
    filter: 'Show',
    everything: 'Everything',
    older: 'Older',
    empty: 'Nothing',
  },
}
const row = (seq: number) => ({
  seq,
  at: iso(0),
  event: 'x.y',
  by: 'cli',
  subject: null,
  data: {},
  when: 'today',
  text: `<img onerror> ${String(seq)}`,
  who: 'command line',
})

function model() {
  const sent: string[] = []
  const saved: string[] = []
  const answers = (path: string, method = 'GET') => {
    if (method === 'POST') return { done: false, text: 'The disk lacks 3 MB.', backup: null }
    if (path.startsWith('/v1/keeping')) return kept
    if (path.startsWith('/v1/journal/about')) return about
    return { rows: path.includes('before') ? [row(1)] : [row(3), row(2)], more: !path.includes('before') }
  }
  const api = {
    ask({ path, method }: Call<never>) {
      sent.push(`${method ?? 'GET'} ${path}`)
      return Promise.resolve(ok(answers(path, method)))
    },
    read(path: string) {
      sent.push(`GET ${path}`)
      return Promise.resolve(ok(new Blob(['content'])))
    },
  } as unknown as Pick<Api, 'ask' | 'read'>
  return {
    sent,
    saved,
    made: new KeepingModel({ api, language: () => 'fr', save: (name) => saved.push(name) }),
  }
}

it('draws the daemon’s words, backs up, and restores only after its question', async () => {
  const { made, sent } = model()
  await made.read()
  const root = draw(
    <KeepingPanel model={made} days={1095} fixed={false} onDays={(days) => sent.push(String(days))} />,
  )
  expect(root.querySelector('input')?.disabled).toBe(false)
  for (const text of [...kept.lines, 'Yesterday', 'Holds 1 login.']) expect(root.textContent).toContain(text)
  sent.length = 0
  press(root, 'Restore')
  await expect.poll(() => root.textContent).toContain('Put everything back?')
  expect(sent).toEqual([])
  press(root, 'Restore')
  await expect
    .poll(() => sent)
    .toEqual(['POST /v1/backups/a.tar.gz/restore?language=fr', 'GET /v1/keeping?language=fr'])
  await expect.poll(() => root.querySelector('[role=status]')?.textContent).toBe('The disk lacks 3 MB.')
})

it('says that somebody else has set for how long, and lets nobody change it', async () => {
  const { made } = model()
  await made.read()
  const root = draw(<KeepingPanel model={made} days={365} fixed onDays={() => undefined} />)
  expect(root.querySelector('input')?.disabled).toBe(true)
  expect(root.textContent).toContain('Set by your organisation')
})

it('shows the journal in pages and by kind, as text, with its fault, and gives it out', async () => {
  const { made, sent, saved } = model()
  await made.readJournal()
  const root = draw(<JournalPage model={made} />)
  expect(root.querySelector('[role=status]')?.className).toBe('error')
  expect(root.textContent).toContain('<img onerror> 3')
  expect(root.querySelector('img')).toBe(null)
  sent.length = 0
  press(root, 'Older')
  await expect.poll(() => sent).toEqual(['GET /v1/journal?language=fr&before=2'])
  await expect.poll(() => root.querySelectorAll('li').length).toBe(3)
  await made.show('pairing')
  expect(sent.at(-1)).toBe('GET /v1/journal?language=fr&event=pairing')
  press(root, 'CSV')
  await expect.poll(() => saved).toEqual(['latchkey-journal.csv'])
})
