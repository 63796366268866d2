/** A recovery sheet that was given out and not typed back yet: it opens nothing until then, and is forgotten at the lock. */
import { randomBytes, randomInt } from 'node:crypto'
import { codeOf, GROUPS, isSameGroup, SECRET_BYTES } from '#shared/recovery-code.ts'

export interface Sheet {
  readonly groups: readonly string[]
  /** The two that are asked for, from 1. */
  readonly rehearse: readonly [number, number]
}

export function createPendingSheet() {
  let pending: { readonly secret: Buffer; readonly rehearse: readonly [number, number] } | null = null

  function forget(): void {
    pending?.secret.fill(0)
    pending = null
  }

  return {
    forget,
    /** In place of one that was given out before. */
    give(): Sheet {
      forget()
      const secret = randomBytes(SECRET_BYTES)
      const first = randomInt(GROUPS - 1)
      const rehearse = [first + 1, first + 2 + randomInt(GROUPS - 1 - first)] as const
      pending = { secret, rehearse }
      return { groups: codeOf(secret), rehearse }
    },
    /** A copy of its secret where these are the groups that were asked for, else `null`. The caller overwrites it. */
    typedBack(typed: readonly { readonly at: number; readonly text: string }[]): Buffer | null {
      if (!pending) return null
      const groups = codeOf(pending.secret)
      const isRight = pending.rehearse.every((at) => {
        const text = typed.find((one) => one.at === at)?.text
        return text !== undefined && isSameGroup(text, groups[at - 1] ?? '')
      })
      return isRight ? Buffer.from(pending.secret) : null
    },
    get isGiven() {
      return pending !== null
    },
  }
}
