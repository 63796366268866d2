/** Every attack that Latchkey is meant to withstand, by number, and the tests that carry it out. */
import type { Attack, Proof } from './claim.ts'
import { doorAttacks } from './claims-door.ts'
import { homeAttacks } from './claims-home.ts'
import { intruderAttacks } from './claims-intruder.ts'
import { senderAttacks } from './claims-sender.ts'
import { worldAttacks } from './claims-world.ts'

export const attacks: readonly Attack[] = [
  ...doorAttacks,
  ...intruderAttacks,
  ...senderAttacks,
  ...homeAttacks,
  ...worldAttacks,
]

/** Tests in which a defence is switched off, or is not there, and what it keeps out is seen to come in. */
export const controls: readonly Exclude<Proof, `gate: ${string}`>[] = [
  'attack/gate.test.ts: %s: what it refused gets past it',
  'attack/feeds.test.ts: without one of its rules',
  'attack/program.test.ts: that forgot to ask for one would be found',
  'attack/peer.test.ts: gets past a gate without that rule',
  'attack/process.test.ts: opens a port in a program that does nothing about it',
  'attack/fault.test.ts: would be printed by Node alone, with all of it',
  'attack/planted.test.ts: each would be found, however it was written down',
  'attack/clocks.test.ts: a clock that is set back gives nobody more time to pair, over %s',
  'attack/clocks.test.ts: a wrong secret takes as long as an unknown client',
  'attack/limits.test.ts: cuts off over %s who asks again before it was answered',
  'extension/hostile-names.test.tsx: is shown as it is written, and makes nothing',
  'e2e/attack-pages.test.ts: each attack works on a program without defences',
  'e2e/attack-extensions.test.ts: can say that it is ours: a server hears our origin',
  'e2e/attack-extensions.test.ts: would get it by our token, which alone keeps it out',
]
