import '../support/fake-browser.ts'
import { signal } from '@preact/signals'
import { afterEach, describe, expect, it } from 'vitest'
import type { App } from '../../extension/shell/app.ts'
import { StatusLines } from '../../extension/shell/Status.tsx'
import { TroubleView } from '../../extension/shell/TroubleView.tsx'
import { languages, type Language } from '#shared/settings.ts'
import { clear, draw } from '../support/drawn.tsx'

afterEach(clear)

/** An extension 0.2.0 whose last overview came from a daemon of that version. */
const beside = (daemon: string) =>
  ({
    version: '0.2.0',
    port: signal(47_600),
    overview: {
      overview: signal({ version: daemon, warnings: [] }),
      trouble: signal(null),
      failure: signal(null),
      receivedAt: signal(0),
      now: signal(''),
      syncing: signal(false),
    },
  }) as unknown as App

const line = (daemon: string, language: Language = 'en') =>
  draw(<StatusLines app={beside(daemon)} />, language).querySelector('.banner')?.textContent ?? null

describe('a daemon and an extension of different versions', () => {
  it('say in one line which is older, and what mends it', () => {
    expect(line('0.1.9')).toBe(
      'Extension 0.2.0, daemon 0.1.9: the daemon is older. Run npx latchkey update, then reload the extension.',
    )
    expect(line('1.0.0')).toContain('the extension is older')
  })

  it('say nothing where they understand each other', () => {
    expect(line('0.2.0')).toBeNull()
    expect(line('0.2.7')).toBeNull()
  })

  it.each(languages)('say it in %s, with the command as it is typed', (language) => {
    const told = [line('0.1.0', language), line('0.3.0', language)]
    expect(new Set(told).size).toBe(2)
    for (const text of told) expect(text).toMatch(/0\.2\.0.*npx latchkey update/)
  })

  it.each(['0.3.0', '0.2.0', null])(
    'show no empty view where the answer of %s was not understood',
    (daemon) => {
      const root = draw(
        <TroubleView
          app={beside('0.2.0')}
          trouble={{ type: 'other-version', daemon }}
          onRecovery={() => undefined}
        />,
      )
      expect(root.querySelector('h1')?.textContent).toBe('The versions differ')
      expect(root.querySelector('code')?.textContent).toBe('npx latchkey update')
      expect(root.textContent).toContain(
        daemon === '0.3.0'
          ? 'Extension 0.2.0, daemon 0.3.0: the extension is older'
          : 'do not understand each other',
      )
    },
  )
})
