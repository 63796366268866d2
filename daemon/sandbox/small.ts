/** The invented organisation that a newcomer learns on: a dozen people, thirty names in every phase. */
import { DAY } from '#shared/time.ts'
import { join } from './membership.ts'
import type { RoleType } from './organisation.ts'
import type { Person } from './person.ts'
import { newDomain, newPerson, newState, SEED_SECRET, seededOrganisation } from './seed.ts'
import { giveContacts, giveMailboxes } from './seed-contacts.ts'
import type { Product, State } from './state.ts'

/** The token of Anna Vully with every scope: what Latchkey is connected with in the sandbox. */
export const sandboxToken = 'sandbox-token-of-anna-vully'

const SECOND_FACTORS = {
  none: {},
  app: { otpSecret: SEED_SECRET, backupCodes: 8 },
  sms: { smsPhone: true, backupCodes: 8 },
} as const

type Seeded = readonly [
  first: string,
  last: string,
  role: RoleType,
  factor: keyof typeof SECOND_FACTORS,
  lastSeenDaysAgo: number | null,
  email?: string,
]

const PEOPLE: readonly Seeded[] = [
  ['Anna', 'Vully', 'owner', 'app', 0],
  ['Bruno', 'Keller', 'admin', 'none', 1],
  ['Chiara', 'Rossi', 'admin', 'app', 3],
  ['David', 'Moret', 'normal', 'app', 2],
  ['Elodie', 'Favre', 'normal', 'none', 6],
  ['Farid', 'Haddad', 'normal', 'sms', 9],
  ['Greta', 'Huber', 'normal', 'app', 12],
  ['Hugo', 'Lopez', 'normal', 'none', 140],
  ['Ines', 'Costa', 'normal', 'app', 20],
  ['Karin', 'Blum', 'client', 'app', 30],
  ['Leo', 'Martin', 'client', 'none', 45, 'leo@studio-martin.example'],
  ['Maya', 'Singh', 'normal', 'none', 4],
]

/** Of the two externals, who reaches nothing of the Manager. */
const WEB_APPS_ONLY = 'Karin'
/** What warns of the end of the name does not lie on it. */
const MAILED_ABOUT_HOME = 'anna.vully@poste.example'

/** Name, days until the date that is paid, and what is set: W warranty, P privacy, S DNSSEC, U undated. */
const NAMES: readonly (readonly [name: string, days: number, flags?: string])[] = [
  ['atelier-vully.example', 210, 'WPS'],
  ['atelier-vully.test', 96, 'W'],
  ['atelier-vully.alt', 400, 'P'],
  ['vully-shop.example', 12],
  ['vully-editions.example', 3],
  ['vully-keramik.example', 25, 'W'],
  ['vully-papier.example', 260],
  ['vully-lumiere.alt', 310],
  ['vully-cours.test', 230, 'W'],
  // Bücher in A-labels.
  ['xn--bcher-vully-thb.example', 160, 'S'],
  ['vully-vent.test', 300, 'U'],
  ['vully-archives.example', -5],
  ['vully-2019.example', 205],
  ['vully-neige.alt', 145],
  ['vully-festival.example', -40],
  ['vully-expo.example', 175, 'W'],
  ['vully-lac.test', -10],
  ['vully-moulin.test', 290],
  ['vully-forge.alt', 250],
  ['vully-beta.example', 340],
  ['vully-essai.example', -63],
  ['vully-vieux.example', -70],
  ['vully-oublie.test', 130],
  ['vully-atelier.example', 330, 'WS'],
  ['vully-blog.example', 270],
  ['vully-bois.example', 190, 'P'],
  ['vully-verre.example', 150],
  ['vully-encre.example', 120, 'W'],
  ['vully-jardin.alt', 240],
  ['vully-soie.test', 365],
]

export function smallState(now: number): State {
  const world = newState(now)
  const home = 'atelier-vully.example'
  const [atelier] = world.organisations
  if (atelier === undefined) throw new Error('the sandbox has no organisation')
  for (const [first, last, role, factor, seen, email] of PEOPLE) {
    const person = newPerson(world, now, {
      first,
      last,
      email: email ?? `${first}.${last}@${home}`.toLowerCase(),
      password: `${first.toLowerCase()}-likes-paper`,
      seenAt: seen === null ? null : now - seen * DAY,
      ...SECOND_FACTORS[factor],
    })
    if (factor === 'none' && seen !== null)
      person.appsByPassword = [{ app: 'mail', lastAt: now - seen * DAY }]
    world.people.push(person)
    join(world, person, atelier, role, now - 900 * DAY).webAppsOnly = first === WEB_APPS_ONLY
  }
  world.history.people = world.people.length
  const [anna] = world.people
  const maya = world.people.at(-1)
  if (anna === undefined || maya === undefined) throw new Error('the sandbox has nobody')
  Object.assign(maya, { sso: true, passwordChangedAt: null, appsByPassword: [] })
  giveAnna(anna, world, now)
  for (const [name, days, flags = ''] of NAMES)
    world.domains.push(
      newDomain(name, now, days, flags, name === home ? MAILED_ABOUT_HOME : `anna.vully@${home}`),
    )
  world.invitations.push({
    id: world.nextId++,
    organisationId: atelier.id,
    firstName: 'Noah',
    lastName: 'Weber',
    email: 'noah.weber@poste.example',
    role: 'normal',
    productIds: [],
    contact: { billing: false, products: false },
    key: 'noah-was-invited-at-the-start',
    status: 'pending',
    sentAt: now - 3 * DAY,
    expiresAt: now + 27 * DAY,
    languageId: 3,
  })
  world.products.push(
    service(world, now, 'email_hosting', home, 150),
    service(world, now, 'web_hosting', 'Site of the atelier', 21),
    service(world, now, 'drive', 'kDrive of the atelier', 280),
  )
  for (const one of world.memberships) one.productIds = world.products.map(({ id }) => id)
  giveShared(world, anna)
  giveContacts(world, now)
  giveMailboxes(world)
  world.tasks.push({
    uuid: '6b1f6f0e-5f39-4d8e-9a51-0c8f1f6a2b10',
    status: 'executed',
    createdAt: now - 2 * DAY,
    response: {},
  })
  return world
}

/** A calendar for all of the organisation, and an address book for one external by name. */
function giveShared(world: State, { id: ownerId }: Person): void {
  const leo = world.people.find(({ firstName }) => firstName === 'Leo')
  const own = { organisationId: seededOrganisation, ownerId }
  world.shared.push(
    { ...own, id: world.nextId++, kind: 'calendar', name: 'Workshop dates', withAll: true, personIds: [] },
    {
      ...own,
      id: world.nextId++,
      kind: 'address-book',
      name: 'Paper suppliers',
      withAll: false,
      personIds: leo === undefined ? [] : [leo.id],
    },
  )
}

/** The person who looks at the sandbox has something of everything: recovery contacts, devices, application passwords. */
function giveAnna(anna: Person, world: State, now: number): void {
  const contact = { createdAt: now - 900 * DAY, recovery: true, checked: true }
  anna.phones.push({ ...contact, id: world.nextId++, number: '+41790000101' })
  anna.emails.push(
    { ...contact, id: world.nextId++, address: 'anna.vully@poste.example' },
    { ...contact, id: world.nextId++, address: 'anna@vully-shop.example', recovery: false, checked: false },
  )
  const made = { hash: null, createdAt: now - 500 * DAY }
  anna.applicationPasswords.push(
    { ...made, id: world.nextId++, name: 'Calendar of the phone', lastUsedAt: now - DAY },
    { ...made, id: world.nextId++, name: 'Old laptop', lastUsedAt: now - 400 * DAY },
    { ...made, id: world.nextId++, name: 'Scanner', lastUsedAt: null },
  )
  anna.devices.push({
    key: 'seed',
    id: world.nextId++,
    name: 'Laptop of the atelier',
    ip: '198.51.100.20',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    createdAt: now - 300 * DAY,
    lastAt: now,
  })
  world.tokens.push({
    id: world.nextId++,
    personId: anna.id,
    name: 'Latchkey in the sandbox',
    token: sandboxToken,
    scopes: ['accounts', 'domain:read', 'event', 'profile_update', 'user_email', 'user_info', 'users'],
    createdAt: now,
    lastUsedAt: null,
    expiresAt: null,
  })
}

const SERVICE_IDS = { email_hosting: 25, web_hosting: 30, drive: 40 } as const

function service(
  world: State,
  now: number,
  serviceName: Product['serviceName'],
  name: string,
  days: number,
): Product {
  return {
    id: world.nextId++,
    organisationId: seededOrganisation,
    serviceId: SERVICE_IDS[serviceName],
    serviceName,
    name,
    createdAt: now - 1500 * DAY,
    paidUntil: now + days * DAY,
    locked: false,
    maintenance: false,
    mailboxes: [],
  }
}
