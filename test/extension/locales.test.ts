// @vitest-environment node
import {
  isPluralElement,
  isSelectElement,
  parse,
  TYPE,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { packCatalogues } from '../../extension/build/catalogues.ts'
import { wholeKeys } from '../../extension/core/listed-keys.ts'
import { stepCount, stepsOf } from '../../extension/features/findings/steps.ts'
import { actionIds } from '#shared/actions.ts'
import { findingSeen, findingTitle } from '#shared/finding-words.ts'
import { checkIds } from '#shared/findings.ts'
import { createTranslator, spokenLanguage, type MessageKey } from '#shared/i18n.ts'
import { reachedSources } from '../support/reached-sources.ts'
import { isSaid, wordsOfFiles, wordsOfSources } from '../support/words-of-sources.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { en } from '#shared/locales/en.ts'
import { languages } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'
import { placeOfWord } from '#shared/word-places.ts'

const keys = Object.keys(en) as MessageKey[]
const others = languages.filter((language) => language !== 'en')

/** Texts that are the same in another language, each for a reason. */
const sameBecause: Record<string, readonly string[]> = {
  'a name': [
    'palette.group.manager',
    'palette.group.latchkey',
    'source.infomaniak',
    'method.sms',
    'dry.yes',
    'activity.kind.latchkey',
    'activity.source.latchkey',
    'activity.group.latchkey',
    'channel.kind.ntfy',
  ],
  'a command as it is typed': ['checkup.backups.old.fix', 'checkup.backups.late.fix'],
  'nothing but parameters': [
    'backup.item',
    'journal.event.other',
    'overview.summary',
    'overview.closed.item',
    'panel.observed',
    'notice.new',
    'notice.nearer',
    'notice.in',
    'sessions.seconds',
    'sessions.policy.not',
    'codes.unread.name:de',
    'codes.unread.name:it',
    'codes.unread.name:es',
  ],
  'a technical term that every language uses': ['channel.kind.webhook'],
  'an abbreviation that every language uses': ['team.column.two-factor', 'team.filter.sso'],
  'the same word there': [
    'header.organisation:de',
    'header.all.small:fr',
    'role.administrator:de',
    'nav.team:de',
    'nav.domains:de',
    'overview.organisations:fr',
    'score.lost:fr',
    'team.filter.administrators:fr',
    'team.filter.administrators:de',
    'team.filter.administrators:es',
    'domains.column.name:de',
    'domains.column.phase:de',
    'domains.column.phase:fr',
    'domains.column.sources:fr',
    'palette.group.organisation:fr',
    'palette.group.organisation:de',
    'source.registry:de',
    'connection.name:de',
    'trouble.locked.passphrase:de',
    'trouble.locked.passphrase:it',
    'badge.sandbox:de',
    'nav.sessions:fr',
    'nav.codes:de',
    'nav.codes:fr',
    'sessions.unit.minutes:fr',
    'sessions.count.cookies:fr',
    'sessions.count.cookies:es',
    'change.field.invitation:fr',
    'require.date:fr',
    'member.source:fr',
    'account.state.date:fr',
    'account.value.no:it',
    'account.value.no:es',
    'activity.kind.domain:de',
    'activity.source.sandbox:de',
    'activity.source.sandbox:it',
    'activity.filter.source:fr',
    'channel.area.account:it',
    'channel.area.team:de',
    'channel.area.domains:de',
    'channel.area.sessions:fr',
    'channel.area.sources:fr',
    'channel.kind.browser:de',
    'channel.kind.browser:it',
    'channel.kind.desktop:de',
    'channel.kind.desktop:it',
    'message.kind.invitation:fr',
    'journal.title:fr',
    'journal.title:de',
    'journal.kind.message:fr',
    'journal.kind.journal:fr',
    'journal.kind.journal:de',
    'journal.kind.plan:fr',
    'journal.kind.session:fr',
    'journal.kind.feeds:de',
  ],
}
const mayBeSame = new Set(Object.values(sameBecause).flat())

interface Shape {
  readonly params: Set<string>
  readonly plurals: string[][]
}

/** The parameters of a message and the categories of each of its plurals, however deep. */
function shapeOf(
  tree: readonly MessageFormatElement[],
  shape: Shape = { params: new Set(), plurals: [] },
): Shape {
  for (const element of tree) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    shape.params.add(element.value)
    if (isPluralElement(element)) shape.plurals.push(Object.keys(element.options))
    if (isPluralElement(element) || isSelectElement(element))
      for (const option of Object.values(element.options)) shapeOf(option.value, shape)
  }
  return shape
}

describe.each(languages)('the words in %s', (language) => {
  const catalogue = catalogues[language]

  it('has every key, and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort())
  })

  it('takes the parameters of the English text', () => {
    const different = keys.filter((key) => {
      const mine = [...shapeOf(parse(catalogue[key])).params].sort()
      return mine.join() !== [...shapeOf(parse(en[key])).params].sort().join()
    })
    expect(different).toEqual([])
  })

  it('has the plural forms that its language needs', () => {
    // whole numbers up to a hundred thousand: the categories that a count of things can fall into
    const rules = new Intl.PluralRules(language)
    const needed = new Set([0, 1, 2, 3, 5, 11, 21, 100, 99_999].map((count) => rules.select(count)))
    const lacking = keys.filter((key) =>
      shapeOf(parse(catalogue[key])).plurals.some((categories) => {
        const covered = (category: string) =>
          categories.includes(category) ||
          (category === 'one' && categories.some((one) => /^=[01]$/.test(one)))
        return ![...needed].every(covered)
      }),
    )
    expect(lacking).toEqual([])
  })

  it('writes typographic apostrophes, since the plain one escapes', () => {
    expect(keys.filter((key) => catalogue[key].includes("'"))).toEqual([])
  })
})

describe.each(others)('the translation into %s', (language) => {
  it('is nowhere the English text, but for listed reasons', () => {
    const same = keys.filter(
      (key) =>
        catalogues[language][key] === en[key] && !mayBeSame.has(key) && !mayBeSame.has(`${key}:${language}`),
    )
    expect(same).toEqual([])
  })
})

const isSame = (entry: string) => {
  const [key = '', language] = entry.split(':')
  return others.some(
    (one) =>
      (language === undefined || language === one) &&
      catalogues[one][key as MessageKey] === en[key as MessageKey],
  )
}
it('every reason for an equal text is still needed', () => {
  expect([...mayBeSame].filter((entry) => !isSame(entry))).toEqual([])
})

it('every action has as many steps as its table says', () => {
  for (const action of actionIds) {
    const steps = keys.filter((key) => key.startsWith(`action.${action}.step.`))
    expect(steps, action).toHaveLength(stepCount[action])
    expect(stepsOf(action)).toEqual(steps)
  }
})

describe('the words that are packed', () => {
  const files = new Map(packCatalogues().map(({ relativeDest, contents }) => [relativeDest, contents]))
  const listIn = (name: string) => files.get(`locales/${name}.txt`)?.split('\n') ?? []
  const packed = wholeKeys(listIn('keys'))
  const left = keys.filter((key) => !packed.includes(key))

  it.each(languages)('are those of the catalogue in %s, each under its key', (language) => {
    const said = Object.fromEntries(listIn(language).map((text, index) => [packed[index], text]))
    expect(packed.length).toBeGreaterThan(500)
    expect(said).toEqual(
      Object.fromEntries(packed.map((key) => [key, catalogues[language][key as MessageKey]])),
    )
  })

  it('and those that the daemon serves lack none that the extension can say, and some that the daemon can', async () => {
    const neither = keys.filter((key) => placeOfWord(key) === 'daemon')
    const sayable = async (folders: readonly string[]) => {
      const words = await wordsOfSources(folders)
      return neither.filter((key) => isSaid(words, key))
    }
    expect(await sayable(['extension', 'shared'])).toEqual([])
    expect(await sayable(['daemon'])).toContain('mail.greeting')
  }, 20_000)

  it('are all said somewhere, and not behind the door of the daemon’s alone', async () => {
    const words = await wordsOfFiles(await reachedSources('withServedWords'), 'withServedWords')
    expect(packed.filter((key) => !isSaid(words, key))).toEqual(['extension.description'])
  })

  it('lack none that can be said without the daemon’s: behind one door alone', async () => {
    const lacking = async (door: string | null) => {
      const found = (await reachedSources(door)).map(async (path) => {
        const words = await wordsOfFiles([path], door)
        return left.filter((key) => isSaid(words, key)).map((key) => `${path} says ${key}`)
      })
      return (await Promise.all(found)).flat()
    }
    expect(await lacking('withServedWords')).toEqual([])
    // else nothing would be looked at
    expect((await lacking(null)).length).toBeGreaterThan(100)
  })
})

describe('findings in words', () => {
  const words = createTranslator('en', catalogues.en, 'UTC')
  const now = iso(Date.parse('2026-11-22T09:00:00.000Z'))
  const member = {
    id: 'member-without-2fa',
    status: 'open',
    subject: 'luca@vully.example',
    organisation: 'Atelier Vully SA',
    count: 4,
    of: 11,
    seen: { name: 'Luca' },
  } as const

  it('count people among all, name one, and leave out a total that is not known', () => {
    expect(findingTitle(words, member, now)).toBe('4 of 11 members without 2FA')
    expect(findingTitle(words, { ...member, count: 1 }, now)).toBe('Luca has no 2FA')
    expect(findingTitle(words, { ...member, of: 0 }, now)).toBe('4 members without 2FA')
  })

  it('say of the unknown only that it is unknown', () => {
    expect(findingTitle(words, { ...member, status: 'unknown', seen: {} }, now)).toBe(
      'Not known: Members’ 2FA',
    )
  })

  it.each([
    [
      { phase: 'redemption', days: -6, date: '2026-12-19T00:00:00.000Z' },
      'Restore a.example',
      'Can be restored until 19 Dec',
    ],
    [{ phase: 'redemption', days: -6, date: null }, 'Restore a.example', 'Can be restored'],
    [{ phase: 'expired', days: -1, date: null }, 'a.example has expired', 'Expired 1 day ago'],
    [{ phase: 'expired', days: null, date: null }, 'a.example has expired', 'Expired'],
    [
      { phase: 'expired', days: -3, date: null, renewBy: '2026-12-19T00:00:00.000Z' },
      'a.example has expired',
      'Expired 3 days ago, can be renewed until 19 Dec',
    ],
    [{ phase: 'expiring', days: 12, date: null }, 'Renew a.example', '12 days left to renew'],
    [{ phase: 'expiring', days: 0, date: null }, 'Renew a.example', 'Less than a day left to renew'],
    [
      { phase: 'expiring', state: 'late', days: -2, date: null },
      'Renew a.example',
      'The last safe day to renew is over',
    ],
    [
      { phase: 'pending-delete', state: 'maybe', days: -40, date: null },
      'a.example is about to be deleted',
      'Being deleted; perhaps it can still be restored',
    ],
    [
      { phase: 'pending-delete', days: -40, date: null },
      'a.example is about to be deleted',
      'Too late to restore',
    ],
  ])('tell the life of a name: %o', (seen, title, small) => {
    const domain = { ...member, id: 'domain-lapsing', subject: 'a.example', count: 1, of: 1, seen } as const
    expect(findingTitle(words, domain, now)).toBe(title)
    expect(findingSeen(words, domain, now)).toBe(small)
  })

  it('can be said of every check in every language', () => {
    const seen = {
      name: 'N',
      left: 1,
      days: 3,
      date: '2027-01-02T00:00:00.000Z',
      method: 'sms',
      state: 'failed',
      was: 5,
      is: 0,
      list: 'users',
      before: 'ns1.a.example',
      after: 'ns2.a.example',
      lacking: 2,
      unclear: 1,
      address: 'a@a.example',
      age: 400,
      incident: 'I',
    }
    for (const language of languages) {
      const spoken = createTranslator(language, catalogues[language], 'UTC')
      for (const id of checkIds) {
        const described = { ...member, id, seen }
        expect(findingTitle(spoken, described, now)).not.toMatch(/[{}#]/)
        expect(findingSeen(spoken, described, now)).not.toMatch(/[{}#]/)
      }
    }
  })
})

describe('numbers and times', () => {
  it('follow the language', () => {
    const now = iso(Date.parse('2026-11-22T09:00:00.000Z'))
    const then = iso(Date.parse('2027-02-02T09:00:00.000Z'))
    const said = languages.map((language) =>
      createTranslator(language, catalogues[language], 'UTC').date(then, now),
    )
    expect(said).toEqual(['2 Feb 2027', '2 févr. 2027', '02.02.2027', '2 feb 2027', '2 feb 2027'])
    expect(createTranslator('de', catalogues.de).number(10_000)).toBe('10.000')
    expect(createTranslator('fr', catalogues.fr).relative(iso(Date.parse(now) - 6 * 86_400_000), now)).toBe(
      'il y a 6\u00a0j',
    )
  })

  it('the first language that is spoken here is taken, else English', () => {
    expect(spokenLanguage(['rm', 'de-CH', 'fr'])).toBe('de')
    expect(spokenLanguage(['ja'])).toBe('en')
  })
})
