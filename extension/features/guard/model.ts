/** The guard as the person switches it: on, off, and which sites they know. */
import { createModel, signal } from '@preact/signals'

export interface GuardPorts {
  /** Asks for every site; false where the person declines. A browser asks only in a press. */
  readonly allow: () => Promise<boolean>
  /** Gives every site back, unless a session rule leans on it. True if it is given back. */
  readonly giveBack: () => Promise<boolean>
  readonly want: (on: boolean) => Promise<void>
  /** Brings the browser to what is wanted; true if the guard is on. */
  readonly settle: () => Promise<boolean>
  readonly known: () => Promise<readonly string[]>
  /** Whatever was asked is answered by it. */
  readonly keepKnown: (hosts: readonly string[]) => Promise<void>
  /** The host of which the person has pressed in a warning that they know it. */
  readonly asked: () => Promise<string | null>
}

export const GuardModel = createModel((ports: GuardPorts) => {
  /** As the browser has it; null until it was asked. */
  const on = signal<boolean | null>(null)
  const known = signal<readonly string[]>([])
  const asked = signal<string | null>(null)
  /** It is off, and every site is still allowed. */
  const leaned = signal(false)

  const look = async () => {
    known.value = await ports.known()
    asked.value = await ports.asked()
    on.value = await ports.settle()
  }
  return {
    on,
    known,
    asked,
    leaned,
    look,
    async turnOn() {
      // nothing before it: the press counts at once, or not at all
      if (!(await ports.allow())) return
      leaned.value = false
      await ports.want(true)
      await look()
    },
    async turnOff() {
      await ports.want(false)
      await look()
      leaned.value = !(await ports.giveBack())
    },
    async know(host: string) {
      await ports.keepKnown([...new Set([...known.value, host])])
      await look()
    },
    async forget(host: string) {
      await ports.keepKnown(known.value.filter((one) => one !== host))
      await look()
    },
  }
})
export type GuardModel = InstanceType<typeof GuardModel>
