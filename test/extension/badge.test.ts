// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Api } from '../../extension/core/api.ts'
import { faceOf, faceOfTrouble, shapes, type BadgeFace } from '../../extension/core/badge.ts'
import { look } from '../../extension/core/look.ts'
import { showNotices } from '../../extension/core/notices.ts'
import { notificationId } from '../../extension/core/notification-id.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Notice } from '#shared/notices.ts'
import { ok } from '#shared/result.ts'
import type { Badge } from '#shared/status.ts'
import { iso } from '#shared/time.ts'
import { aBadge } from '../support/daemon-data.ts'

const words = createTranslator('en', catalogues.en)
const title = ({ title }: BadgeFace) => words.t(title.key, title.params)

describe('the toolbar', () => {
  it.each([
    [aBadge({ count: 1, text: '1' }), '1', 'todo', 'Latchkey: 1 thing needs you'],
    [aBadge({ count: 3 }), '3', 'todo', 'Latchkey: 3 things need you'],
    [
      aBadge({ state: 'ok', text: '', count: 0, unknown: 0, worst: null }),
      '',
      'ok',
      'Latchkey: nothing needs you',
    ],
    [
      aBadge({ state: 'unknown', text: '?', count: 0, worst: null }),
      '?',
      'unknown',
      'Latchkey: not everything is known',
    ],
    [
      aBadge({ state: 'locked', text: '–', worst: null }),
      '–',
      'locked',
      'Latchkey is locked: open it to unlock',
    ],
  ] as const)('says a badge in text, shape and words', (badge, text, shape, said) => {
    const face = faceOf(badge)
    expect([face.text, face.shape, title(face)]).toEqual([text, shape, said])
  })

  it('never looks fine while the daemon cannot be asked', () => {
    const troubles: Trouble[] = [
      { type: 'unreachable' },
      { type: 'blocked' },
      { type: 'not-paired', revoked: false },
      { type: 'impostor' },
      { type: 'other-version', daemon: null },
      { type: 'locked' },
      { type: 'problem', code: 'internal' },
    ]
    const faces = troubles.map(faceOfTrouble)
    expect(faces.map(({ shape }) => shape)).not.toContain('ok')
    expect(faces.every(({ text }) => text !== '')).toBe(true)
    expect(new Set(faces.map(title)).size).toBe(troubles.length)
  })

  it('tells apart by shape what differs, not by colour alone', () => {
    expect(new Set(shapes).size).toBe(6)
    expect(faceOf(aBadge()).shape).not.toBe(faceOf(aBadge({ state: 'ok' })).shape)
  })
})

const lookPorts = (answer: Awaited<ReturnType<Api['call']>>) => {
  const painted: string[] = []
  let etag: string | null = '"before"'
  return {
    painted,
    etag: () => etag,
    look: () =>
      look({
        api: { call: () => Promise.resolve(answer) },
        words: () => Promise.resolve(words),
        paint: (face) => {
          painted.push(title(face))
          return Promise.resolve()
        },
        painted: {
          read: () => Promise.resolve(etag),
          write: (next) => {
            etag = next
            return Promise.resolve()
          },
        },
      }),
  }
}

describe('a look at the daemon', () => {
  it('paints nothing anew when nothing changed', async () => {
    const one = lookPorts(ok({ value: null, etag: '"before"' }))
    expect(await one.look()).toBe(true)
    expect(one.painted).toEqual([])
  })

  it('paints a new badge and remembers it', async () => {
    const one = lookPorts(ok({ value: aBadge() satisfies Badge, etag: '"after"' }))
    await one.look()
    expect(one.painted).toEqual(['Latchkey: 3 things need you'])
    expect(one.etag()).toBe('"after"')
  })

  it('forgets what was painted when the daemon is away, so that its return is painted', async () => {
    const one = lookPorts({ ok: false, error: { type: 'unreachable' } })
    expect(await one.look()).toBe(false)
    expect(one.painted).toEqual(['Latchkey is not running on this computer'])
    expect(one.etag()).toBeNull()
  })
})

describe('notices', () => {
  const notice: Notice = {
    id: 'n1',
    kind: 'worse',
    thing: 'domain-lapsing/home/1/a.example',
    check: 'domain-lapsing',
    severity: 'critical',
    organisation: 'Atelier Vully SA',
    subjects: ['a.example'],
    count: 1,
    seen: { phase: 'expiring', days: 1 },
    createdAt: iso(Date.parse('2026-11-22T09:00:00.000Z')),
  }

  it('are shown in words, then reported as shown; a press knows its view', async () => {
    const shown: unknown[] = []
    const asked: unknown[] = []
    const api = {
      ask: ({ path, body }: { path: string; body?: unknown }) => {
        asked.push([path, body])
        return Promise.resolve(ok(path === '/v1/notices/take' ? [notice] : null))
      },
      clientId: () => Promise.resolve('aaaa'),
    } as unknown as Pick<Api, 'ask' | 'clientId'>
    await showNotices({
      api,
      words: () => Promise.resolve(words),
      show: (id, text) => {
        shown.push([id, text])
        return Promise.resolve()
      },
    })
    expect(shown).toEqual([
      [
        notificationId(notice, 'aaaa'),
        { title: 'Worse: Renew a.example', message: '1 day left to renew (Atelier Vully SA)', urgent: true },
      ],
    ])
    expect(notificationId(notice, 'aaaa')).toBe('domains|n1|renew,snooze|domain-lapsing/home/1/a.example')
    expect(asked).toEqual([
      ['/v1/notices/take', undefined],
      ['/v1/notices/shown', { ids: ['n1'] }],
    ])
  })
})
