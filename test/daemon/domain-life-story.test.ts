import { afterEach, describe, expect, it } from 'vitest'
import { sandboxPages } from '#daemon/sandbox/pages/paths.ts'
import { dayText, lifeOf, startNamesStory, told } from '../support/names-story.ts'

type Story = Awaited<ReturnType<typeof startNamesStory>>
let story: Story
afterEach(() => story.stop())

/** Days for which each name is paid when its story begins; all others are counted from that end. */
const PAID = 61.5
const end = (days: number) => story.day(PAID + days)

/** Everything that is said of the names at the sandbox's present. */
async function say(names: readonly string[], now: Awaited<ReturnType<Story['goTo']>>) {
  const [status, rows] = await Promise.all([story.status(), story.names()])
  const { state, text, worst, unknown } = status.badge
  const live = status.findings.filter(({ status }) => status !== 'dismissed')
  const isLapse = ({ id, subject }: (typeof live)[number]) =>
    id === 'domain-lapsing' && names.includes(subject)
  return {
    badge: [state, text, worst, unknown],
    lives: names.map((name) => lifeOf(rows.get(name), end(0))),
    words: names.map((name) =>
      told(
        live.filter(isLapse).find(({ subject }) => subject === name),
        now,
      ),
    ),
    others: [
      ...new Set(live.filter((one) => !isLapse(one)).map(({ status, subject }) => `${status} ${subject}`)),
    ],
    notices: await story.look(),
  }
}
const sayAt = async (days: number, names: readonly string[]) => say(names, await story.goTo(PAID + days))
/** After what the person did at the provider. */
const sayAfterSync = async (names: readonly string[], days: number) => {
  await story.sync()
  return say(names, end(days))
}

const steps = [
  [60, 'notice', 'active'],
  // the phase changes within that day, which is no second step
  [30, 'warning', 'active'],
  [14, 'warning', 'expiring'],
  [7, 'critical', 'expiring'],
  [3, 'critical', 'expiring'],
  [1, 'critical', 'expiring'],
] as const
const daysLeft = (days: number) => `${days === 1 ? '1 day' : `${String(days)} days`} left to renew`

const on = (name: string, what: string) => ({ [name]: what })

describe('a name that nobody renews', () => {
  it('is told at each threshold and in each phase to its end, in extensions of each kind, once over a kill', async () => {
    const names = ['full.example', 'swiss.test', 'short.alt'] as const
    const [full, swiss, short] = names
    story = await startNamesStory([full, PAID], [swiss, PAID], [short, PAID])
    const ahead = [
      'paidUntil 0, expiry 0, renewBy 0, restoreBy 60',
      'paidUntil 0, renewBy 0, restoreBy 40',
      'paidUntil 0, expiry 0, renewBy 0, restoreBy 30',
    ]
    expect(await sayAt(-61.2, names)).toEqual({
      badge: ['ok', '', null, 0],
      lives: ahead.map((dates) => `active, ${dates}`),
      words: ['', '', ''],
      others: [],
      notices: {},
    })
    for (const [days, severity, phase] of steps) {
      const words = names.map((name) => `Renew ${name}. ${daysLeft(days)}`)
      expect(await sayAt(-days - 0.2, names)).toEqual({
        badge: ['todo', '3', severity, 0],
        lives: ahead.map((dates) => `${phase}, ${dates}`),
        words: words.map((text) => `${severity}: ${text}`),
        others: [],
        notices: Object.fromEntries(names.map((name, place) => [name, words[place]])),
      })
      if (days === 3) await story.kill()
      if (days === 3 || days === 30)
        expect(await sayAt(-days + 0.1, names)).toMatchObject({
          badge: ['todo', '3', severity, 0],
          lives: ahead.map((dates) => `expiring, ${dates}`),
          notices: {},
        })
      // each stands once, as it was said last
      expect(story.standing()).toEqual(names.toSorted())
    }

    const day = (days: number, at: number) => dayText(end(days), end(at))
    const allThree = ['todo', '3', 'critical', 0]
    /** One is not found at its registry, once: what was said of it stays, and nobody says more. */
    const oneInDoubt = ['todo', '2', 'critical', expect.any(Number)]
    const doubted = (name: string) => [`unknown ${name}`]
    const grace = (name: string, last: number, at: number, since: string) =>
      `${name} has expired. Expired ${since}, can be renewed until ${day(last, at)}`
    const restorable = (name: string, last: number, at: number) =>
      `Restore ${name}. Can be restored until ${day(last, at)}`
    const deleting = (name: string) => `${name} is about to be deleted. Too late to restore`
    const free = (name: string) => `${name} is free for anyone. Anyone may register it`
    const critical = (...words: readonly string[]) => words.map((text) => `critical: ${text}`)
    const lives = {
      grace: 'expired, paidUntil 0, expiry 365, renewBy 30, restoreBy 60',
      shortGrace: 'expired, paidUntil 0, expiry 0, renewBy 10, restoreBy 30',
      redemption: 'redemption, restorable, paidUntil 0, expiry 365, restoreBy 60',
      swissRedemption: 'redemption, restorable, paidUntil 0, restoreBy 40',
      shortRedemption: 'redemption, restorable, paidUntil 0, expiry 0, restoreBy 30',
      deleting: 'pending-delete, paidUntil 0, expiry 365',
    }

    // no grace of its own: what is not renewed is deleted at its date
    let words = [grace(full, 30, 0.5, 'today'), restorable(swiss, 40, 0.5), grace(short, 10, 0.5, 'today')]
    expect(await sayAt(0.5, names)).toEqual({
      badge: allThree,
      lives: [lives.grace, lives.swissRedemption, lives.shortGrace],
      words: critical(...words),
      others: [],
      notices: { ...on(full, words[0]!), ...on(swiss, words[1]!), ...on(short, words[2]!) },
    })
    words = [grace(full, 30, 10.5, '10 days ago'), restorable(swiss, 40, 10.5), restorable(short, 30, 10.5)]
    expect(await sayAt(10.5, names)).toEqual({
      badge: allThree,
      lives: [lives.grace, lives.swissRedemption, lives.shortRedemption],
      words: critical(...words),
      others: [],
      notices: on(short, words[2]!),
    })
    // it has left the list of the account, and is looked after until its registry has said twice that it is free
    words = [restorable(full, 60, 30.5), restorable(swiss, 40, 30.5)]
    expect(await sayAt(30.5, names)).toEqual({
      badge: oneInDoubt,
      lives: [lives.redemption, lives.swissRedemption, 'unknown'],
      words: [...critical(...words), 'unknown: absent'],
      others: doubted(short),
      notices: on(full, words[0]!),
    })
    expect((await story.overview()).closed).toEqual([])
    expect(await sayAt(30.9, names)).toMatchObject({ badge: oneInDoubt, notices: {} })
    words = [restorable(full, 60, 31.1), restorable(swiss, 40, 31.1), free(short)]
    expect(await sayAt(31.1, names)).toEqual({
      badge: allThree,
      lives: [lives.redemption, lives.swissRedemption, 'available'],
      words: critical(...words),
      others: [],
      notices: on(short, free(short)),
    })
    expect(await sayAt(40.5, names)).toMatchObject({
      badge: oneInDoubt,
      words: ['', 'unknown: absent', ''].map((text, at) => text || critical(words[at]!)[0]),
      others: doubted(swiss),
      notices: {},
    })
    words = [restorable(full, 60, 41.1), free(swiss), free(short)]
    expect(await sayAt(41.1, names)).toEqual({
      badge: allThree,
      lives: [lives.redemption, 'available', 'available'],
      words: critical(...words),
      others: [],
      notices: on(swiss, free(swiss)),
    })
    words = [deleting(full), free(swiss), free(short)]
    expect(await sayAt(60.5, names)).toEqual({
      badge: allThree,
      lives: [lives.deleting, 'available', 'available'],
      words: critical(...words),
      others: [],
      notices: on(full, words[0]!),
    })
    expect(await sayAt(65.5, names)).toMatchObject({ badge: oneInDoubt, others: doubted(full), notices: {} })
    await story.kill()
    expect(await sayAt(66.1, names)).toEqual({
      badge: allThree,
      lives: ['available', 'available', 'available'],
      words: critical(free(full), free(swiss), free(short)),
      others: [],
      notices: on(full, free(full)),
    })
    expect((await story.overview()).closed).toEqual([])
  }, 120_000)
})

describe('a name that the person sees to', () => {
  const { renewals, restore } = sandboxPages
  /** On the page that the finding names, with its button. */
  async function act(name: string, action: 'renew-domain' | 'restore-domain') {
    const { findings } = await story.status()
    const found = findings.find(({ id, subject }) => id === 'domain-lapsing' && subject === name)
    expect(found?.fix).toMatchObject({ action })
    const path = action === 'renew-domain' ? renewals : restore
    expect(new URL(found?.fix.url ?? '').pathname).toBe(path)
    const page = await story.visitor.open(`${path}?name=${name}`)
    const done = await story.visitor.submit(page, path, { name })
    expect(done.text).toMatch(action === 'renew-domain' ? /Renewed/ : /was restored/)
  }

  // what its registry printed before it may be said a day longer: it is who said it that counts
  const acts = [
    [-29.5, 'early-short.alt', 'renew-domain', 'paidUntil 365, expiry 0, renewBy 365, restoreBy 395'],
    [-6.8, 'early-full.example', 'renew-domain', 'paidUntil 365, expiry 0, renewBy 365, restoreBy 425'],
    [-0.6, 'early-swiss.test', 'renew-domain', 'paidUntil 365, renewBy 365, restoreBy 405'],
    // in its grace: one registry has put the name on hold, the other has moved its date already
    [5.5, 'grace-short.alt', 'renew-domain', 'paidUntil 365, expiry 0, renewBy 365, restoreBy 395'],
    [20.5, 'grace-full.example', 'renew-domain', 'paidUntil 365, expiry 365, renewBy 365, restoreBy 425'],
    [25.5, 'gone-short.alt', 'restore-domain', 'paidUntil 365, expiry 365, renewBy 365, restoreBy 395'],
    [39.5, 'gone-swiss.test', 'restore-domain', 'paidUntil 365, renewBy 365, restoreBy 405'],
    [45.5, 'gone-full.example', 'restore-domain', 'paidUntil 365, expiry 365, renewBy 365, restoreBy 425'],
  ] as const

  // more at once would be gathered into one notice
  it.each([
    ['before it ends or in its grace', acts.slice(0, 4)],
    ['in its grace or after', acts.slice(4)],
  ])(
    '%s, is closed by what the next sync observes, silent at once, and news from the start a year later',
    async (_, acts) => {
      const names = acts.map(([, name]) => name)
      story = await startNamesStory(...names.map((name) => [name, PAID] as const))
      await sayAt(-31, names)
      expect(story.standing()).toEqual(names.toSorted())
      const done: string[] = []
      for (const [days, name, action, dates] of acts) {
        // what the clock brings about is posted, and no browser shows it before the person acts
        await story.goTo(PAID + days)
        await act(name, action)
        done.push(name)
        const { badge, lives, words, others, notices } = await sayAfterSync([name], days)
        const left = names.length - done.length
        expect({ name, badge: badge.slice(0, 2), lives, words, others: others.length }).toEqual({
          name,
          badge: left === 0 ? ['ok', ''] : ['todo', String(left)],
          lives: [`active, ${dates}`],
          words: [''],
          others: left,
        })
        expect(Object.keys(notices)).not.toContain(name)
        expect(story.standing()).toEqual(names.filter((one) => !done.includes(one)).toSorted())
      }
      // nothing else was opened and closed on the way
      expect(story.closings()).toEqual(names.map((name) => `domain-lapsing ${name}`).toSorted())

      const words = (name: string) => `Renew ${name}. ${daysLeft(60)}`
      expect(await sayAt(365 - 60.2, names)).toMatchObject({
        badge: ['todo', String(names.length), 'notice', 0],
        words: names.map((name) => `notice: ${words(name)}`),
        others: [],
        notices: Object.fromEntries(names.map((name) => [name, words(name)])),
      })
    },
    120_000,
  )
})

describe('a name under Renewal Warranty', () => {
  it('is told of one step more softly, never hidden, and lives on', async () => {
    const name = 'kept.example'
    story = await startNamesStory([name, PAID, 'W'])
    const softer = { notice: 'notice', warning: 'notice', critical: 'warning' } as const
    const heard: number[] = []
    for (const [days, severity] of steps) {
      const words = `Renew ${name}. ${daysLeft(days)}`
      const said = await sayAt(-days - 0.2, [name])
      expect(said).toMatchObject({
        badge: ['todo', '1', softer[severity], 0],
        words: [`${softer[severity]}: ${words}`],
        others: [],
      })
      if (Object.keys(said.notices).length > 0) {
        heard.push(days)
        expect(said.notices).toEqual(on(name, words))
      }
    }
    // those that stay a warning, and the one with which another phase begins
    expect(heard).toEqual([30, 7, 3, 1])
    expect(await sayAt(0.5, [name])).toEqual({
      badge: ['ok', '', null, 0],
      lives: ['active, paidUntil 365, expiry 365, renewBy 365, restoreBy 425'],
      words: [''],
      others: [],
      notices: {},
    })
    expect(story.standing()).toEqual([])
  }, 60_000)
})
