/** The organisation for measuring: 10,000 people, 10,000 names, 100,000 events; the same ones at every start. */
import { DAY } from '#shared/time.ts'
import { scatter } from './history.ts'
import { join } from './membership.ts'
import type { RoleType } from './organisation.ts'
import { newDomain, newPerson, SEED_SECRET } from './seed.ts'
import { giveMailboxes } from './seed-contacts.ts'
import { smallState } from './small.ts'
import type { State } from './state.ts'

const SIZE = 10_000
const FIRST = ['Alma', 'Bela', 'Cyril', 'Dora', 'Emil', 'Flora', 'Gaspard', 'Hilda', 'Igor', 'Jana']
const LAST = ['Aeby', 'Berset', 'Clerc', 'Derron', 'Etter', 'Furer', 'Gutknecht', 'Haas', 'Imhof', 'Javet']

export function largeState(now: number): State {
  const world = smallState(now)
  world.size = 'large'
  const [group] = world.organisations
  if (group === undefined) throw new Error('the sandbox has no organisation')
  group.name = 'Atelier Vully Group SA'
  const productIds = world.products.map(({ id }) => id)
  for (let place = world.people.length; place < SIZE; place++) {
    const roll = scatter(place)
    const first = FIRST[roll % 10] ?? ''
    const last = LAST[(roll >>> 5) % 10] ?? ''
    const person = newPerson(world, now, {
      first,
      last,
      email: `${first}.${last}.${place}@atelier-vully.example`.toLowerCase(),
      password: `member-${place}`,
      seenAt: (roll >>> 12) % 20 === 0 ? null : now - ((roll >>> 14) % 400) * DAY,
      // One in five has no second factor, one in ten only SMS.
      ...((roll >>> 9) % 10 < 7 ? { otpSecret: SEED_SECRET } : {}),
      ...((roll >>> 9) % 10 === 7 ? { smsPhone: true } : {}),
    })
    world.people.push(person)
    join(world, person, group, roleOf(roll >>> 10), now - 900 * DAY, { productIds })
  }
  world.history = { ...world.history, length: 100_000, people: world.people.length }
  for (let place = world.domains.length; place < SIZE; place++) {
    const roll = scatter(place + SIZE)
    const extension = (roll & 7) === 0 ? 'test' : (roll & 7) === 1 ? 'alt' : 'example'
    const days = ((roll >>> 4) % 400) - 34
    const flags = (roll >>> 13) % 4 === 0 ? 'W' : ''
    // A warranted name never lies beyond its date.
    world.domains.push(
      newDomain(
        `vully-${place}.${extension}`,
        now,
        flags === 'W' ? Math.abs(days) + 1 : days,
        flags,
        'anna.vully@atelier-vully.example',
      ),
    )
  }
  giveMailboxes(world)
  return world
}

function roleOf(roll: number): RoleType {
  if (roll % 200 === 0) return 'admin'
  return roll % 12 === 1 ? 'client' : 'normal'
}
