import { managedBrowser } from '../support/managed-browser.ts'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { readKept, readPolicy } from '../../extension/core/kept.ts'
import { missetIn } from '../../extension/core/managed.ts'
import {
  keepRules,
  readManagedRules,
  readRules,
} from '../../extension/features/sessions/airlock/site-rules.ts'
import { saysOtherwise, sureSites } from '../../extension/features/sessions/airlock/site-policy.ts'
import { newRule } from '#shared/sessions.ts'

beforeEach(() => {
  managedBrowser.ready = Promise.resolve()
  managedBrowser.policy = null
  managedBrowser.local = {}
  managedBrowser.isFull = false
})

it('without a policy the person’s own choices count', async () => {
  managedBrowser.local = { port: 47_611, language: 'fr', sessionRules: [newRule('own.example')] }
  expect(await readKept('port', 'language')).toEqual({ port: 47_611, language: 'fr' })
  expect(await readRules()).toEqual([newRule('own.example')])
  expect(missetIn(await readPolicy())).toEqual([])
})

it('what is set goes before what was chosen, and what is not understood does not', async () => {
  managedBrowser.local = { port: 47_611, language: 'fr' }
  managedBrowser.policy = { port: 47_612, language: 'tlh', look: 'dark', pairing: false, tea: 1 }
  expect(await readKept('port', 'language')).toEqual({ port: 47_612, language: 'fr' })
  expect(missetIn(await readPolicy())).toEqual(['language', 'tea'])
})

it('sites of a policy stand under their rules, each by itself, over what the person made of them', async () => {
  managedBrowser.local = {
    sessionRules: [
      { ...newRule('bank.example'), afterHours: 99 },
      newRule('www.shop.example'),
      newRule('own.example'),
    ],
  }
  managedBrowser.policy = {
    sites: [
      { site: 'bank.example', afterHours: 8, whenLocked: true, snoozedUntil: '2099-01-01T00:00:00.000Z' },
      { site: 'shop.example', afterIdleMinutes: 'soon' },
      { site: 'not a host' },
      7,
    ],
  }
  expect(await readRules()).toEqual([
    { ...newRule('bank.example'), afterHours: 8, whenLocked: true },
    // its heart stays where one of its triggers cannot be read, and it covers what lies below it
    newRule('shop.example'),
    newRule('own.example'),
  ])
  expect(missetIn(await readPolicy())).toEqual(['sites[0]', 'sites[1]', 'sites[2]', 'sites[3]'])
  expect((await readManagedRules()).map(({ site }) => site)).toEqual(['bank.example', 'shop.example'])
})

it('the rules of a policy are never kept: they go with it, and the person’s own come back', async () => {
  managedBrowser.local = { sessionRules: [] }
  managedBrowser.policy = { sites: [{ site: 'bank.example' }] }
  await keepRules([...(await readRules()), newRule('own.example')])
  expect(managedBrowser.local['sessionRules']).toEqual([newRule('own.example')])
  managedBrowser.policy = null
  expect(await readRules()).toEqual([newRule('own.example')])
})

/** As a browser that has just started: what it says of the policy comes by `ready`. */
function aStart() {
  const { promise, resolve } = Promise.withResolvers<void>()
  managedBrowser.ready = promise
  return resolve
}

it('a policy that the browser is late to say counts as it last was, and who must be sure waits for it', async () => {
  managedBrowser.policy = { sites: [{ site: 'bank.example', afterHours: 8 }] }
  managedBrowser.local = { sessionRules: [newRule('own.example')] }
  await readRules()
  const ready = aStart()
  const rules = [{ ...newRule('bank.example'), afterHours: 8 }, newRule('own.example')]
  expect(await readRules()).toEqual(rules)
  managedBrowser.policy = { sites: [{ site: 'shop.example' }] }
  const otherwise = saysOtherwise()
  const sure = sureSites()
  expect(await readRules()).toEqual(rules)
  ready()
  expect(await sure).toEqual([{ site: 'shop.example' }])
  expect(await otherwise).toBe(true)
  expect(await readRules()).toEqual([newRule('shop.example'), newRule('own.example')])
  expect(await saysOtherwise()).toBe(false)
})

it('a policy counts, though there is no room to note it', async () => {
  managedBrowser.policy = { sites: [{ site: 'bank.example' }] }
  managedBrowser.isFull = true
  expect(await readRules()).toEqual([newRule('bank.example')])
})

it('a policy that was never said is waited for', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  managedBrowser.policy = { sites: [{ site: 'bank.example' }] }
  const ready = aStart()
  let isRead = false
  const rules = readRules().finally(() => (isRead = true))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(isRead).toBe(false)
  ready()
  expect(await rules).toEqual([newRule('bank.example')])
})
