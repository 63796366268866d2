/** The organisations of a login, and of each its people, products and domains. */
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { isKnown, unknown } from '#shared/fact.ts'
import type { Member } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import type { CallId } from './calls.ts'
import { reasonOf, type Miss, type Outcome } from './envelope.ts'
import { stampOf, type OrganisationLists } from './kept.ts'
import { hasRunOut, isForgotten } from './left-domains.ts'
import type { PageMemory } from './page-memory.ts'
import { recordsOf } from './paging.ts'
import type { Pass } from './pass.ts'
import { translateDomain } from './translate-domain.ts'
import { followed, translateProduct } from './translate-product.ts'
import { isJudged, joinTwoFactor, translateMember, translateOrganisation } from './translate-team.ts'
import { filteredTwoFactor } from './two-factor.ts'
import { isRecord, translateAll, wireId, type WireRecord } from './wire.ts'

const odd = { type: 'odd' } as const

export async function readOrganisations(pass: Pass): Promise<void> {
  const outcome = await pass.ask('accounts')
  if (outcome.type !== 'ok') return pass.note('organisations', outcome)
  const { data } = outcome.value
  const heard = Array.isArray(data) ? translateAll(data, translateOrganisation) : null
  if (heard === null) return pass.note('organisations', odd)

  const document = pass.kept.organisations
  const organisations = [...new Map(heard.map((organisation) => [organisation.id, organisation])).values()]
  const was = document.value
  if (
    !pass.mayReplace({ list: 'organisations', organisation: '', was: was.length, is: organisations.length })
  ) {
    return pass.note('organisations', 'kept-back')
  }
  for (const { id } of organisations) await pass.kept.openLists(id)
  const added = organisations.filter(
    (organisation) => !was.some((old) => isDeepStrictEqual(old, organisation)),
  )
  const left = was.filter((old) => !organisations.some(({ id }) => id === old.id))
  if (!isDeepStrictEqual(was, organisations)) await document.change(() => organisations)
  for (const { id } of left) await pass.leave(id)
  pass.count(added.length + left.length)
  pass.note('organisations', 'heard')
}

/** Those heard longest ago come first: a pass that is cut short does not always miss the same ones. */
export function inOrderOfNeed(pass: Pass): readonly string[] {
  const { sync, organisations } = pass.kept
  const heardAt = (id: string) => stampOf(sync.value, `members/${id}`).observedAt ?? ''
  return organisations.value
    .map(({ id }) => id)
    .sort((one, other) => (heardAt(one) < heardAt(other) ? -1 : Number(heardAt(one) > heardAt(other))))
}

const idOf = ({ id }: { readonly id: string }) => id
const nameOf = ({ name }: { readonly name: string }) => name

export async function readOrganisation(pass: Pass, account: string, now: IsoTime): Promise<void> {
  const lists = await pass.kept.openLists(account)
  await readMembers(pass, account, lists)
  const { products, domains, leftDomains, pages } = lists
  await readList(pass, 'products', account, products, pages.products, idOf, (item) => {
    const product = translateProduct(item)
    return followed(product, product === null ? undefined : products.get(product.id), now)
  })
  await readList(pass, 'domains', account, domains, pages.domains, nameOf, translateDomain, async (gone) => {
    const put = gone.filter((one) => hasRunOut(one, now)).map(({ name }) => ({ name, leftAt: now }))
    if (put.length > 0) await leftDomains.change({ put })
  })
  // one that is listed again was restored after all
  const remove = Array.from(leftDomains.values())
    .filter((one) => domains.get(one.name) !== undefined || isForgotten(one, now))
    .map(nameOf)
  if (remove.length > 0) await leftDomains.change({ remove })
}

async function readList<T>(
  pass: Pass,
  list: 'products' | 'domains',
  account: string,
  collection: Parameters<typeof pass.replace<T>>[0],
  memory: PageMemory<T>,
  idOf: (record: T) => string,
  translate: (item: WireRecord) => T | null,
  leaving?: (gone: readonly T[]) => Promise<void>,
): Promise<void> {
  const readPage = (items: readonly unknown[]) => translateAll(ofAccount(items, account), translate)
  const outcome =
    list === 'products'
      ? await askFullest(pass, ['productsStatus', 'products'], account, readPage, memory)
      : await pass.askAll(list, { account }, readPage, memory)
  if (outcome.type !== 'ok') return pass.note(`${list}/${account}`, outcome)
  const of = { list, organisation: account }
  await pass.replace(collection, idOf, recordsOf(outcome.value), of, leaving)
  await memory.settle(outcome.value)
}

/** Without those that say they belong to another organisation: a filter that is not heeded must not move them. */
const ofAccount = (items: readonly unknown[], account: string) =>
  items.filter((item) => {
    const owner = v.safeParse(wireId, isRecord(item) ? item['account_id'] : undefined)
    return !owner.success || owner.output === account
  })

const readMembersPage = (items: readonly unknown[]) => translateAll(items, translateMember)

export async function readMembers(
  pass: Pass,
  account: string,
  { members: collection, pages: { members: memory } }: OrganisationLists,
): Promise<void> {
  const outcome = await askFullest(pass, ['usersSecurity', 'users'], account, readMembersPage, memory)
  if (outcome.type !== 'ok') {
    pass.note(`two-factor/${account}`, outcome)
    return pass.note(`members/${account}`, outcome)
  }
  const { judged, miss } = await judgeTwoFactor(pass, account, recordsOf(outcome.value))
  const next =
    miss === null ? judged : judged.map((member) => knownBefore(member, collection.get(member.id), miss))
  if (miss === null) pass.note(`two-factor/${account}`, 'heard')
  else pass.note(`two-factor/${account}`, miss)
  await pass.replace(collection, ({ id }) => id, next, { list: 'members', organisation: account })
  await memory.settle(outcome.value)
}

/** With what a list says only where it is asked for it, or without where the API does not take that. */
async function askFullest<T>(
  pass: Pass,
  [full, plain]: readonly [full: CallId, plain: CallId],
  account: string,
  readPage: (items: readonly unknown[]) => readonly T[] | null,
  memory: PageMemory<T>,
) {
  const whole = await pass.askAll(full, { account }, readPage, memory)
  const without = whole.type === 'invalid' || whole.type === 'refused'
  return without ? pass.askAll(plain, { account }, readPage, memory) : whole
}

/** The second way is asked only where the first said nothing of somebody: it costs two more lists. */
async function judgeTwoFactor(
  pass: Pass,
  account: string,
  members: readonly Member[],
): Promise<{ judged: readonly Member[]; miss: Miss | null }> {
  if (!members.some(isUntold)) return { judged: members, miss: null }
  const has = await askIds(pass, 'usersWith2fa', account)
  if (has.type !== 'ok') return { judged: members, miss: has }
  const lacks = await askIds(pass, 'usersWithout2fa', account)
  if (lacks.type !== 'ok') return { judged: members, miss: lacks }
  const judged = members.map((member) =>
    isJudged(member.kind)
      ? {
          ...member,
          twoFactor: joinTwoFactor(member.twoFactor, filteredTwoFactor(member.id, has.value, lacks.value)),
        }
      : member,
  )
  return { judged, miss: null }
}

const isUntold = ({ kind, twoFactor }: Member) =>
  isJudged(kind) && !isKnown(twoFactor) && twoFactor.unknown !== 'odd'

async function askIds(pass: Pass, id: CallId, account: string): Promise<Outcome<ReadonlySet<string>>> {
  const outcome = await pass.askAll(id, { account }, readMembersPage)
  if (outcome.type !== 'ok') return outcome
  return { type: 'ok', value: new Set(recordsOf(outcome.value).map(({ id }) => id)) }
}

/** What was known of somebody stays, unless there was an answer about them and it was not understood. */
function knownBefore(member: Member, before: Member | undefined, miss: Miss): Member {
  if (!isJudged(member.kind) || isKnown(member.twoFactor) || member.twoFactor.unknown === 'odd') return member
  return {
    ...member,
    twoFactor: before && isKnown(before.twoFactor) ? before.twoFactor : unknown(reasonOf(miss)),
  }
}
