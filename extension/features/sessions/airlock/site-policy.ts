/**
 * The sites under an organisation's rules. Chromium hands a policy on seconds after it has started, and no page of a site may wait
 * that long for its door to open: until then what the policy last said counts, and who must be sure waits.
 */
import { readPolicy } from '../../../core/kept.ts'
import { keepLasting, readLasting } from './memory.ts'

type Sites = readonly unknown[]

/** ms; a browser that has been there for a while answers in a few. */
const ANSWERS_WITHIN = 100
/** Nobody waits again for what did not come, until it has come. */
let patience = ANSWERS_WITHIN

/** As the browser says it, however long that takes. Noted for the next start. */
export async function sureSites(): Promise<Sites> {
  const { sites } = await readPolicy()
  patience = ANSWERS_WITHIN
  const said: Sites = Array.isArray(sites) ? sites : []
  if (!isSame(await readLasting('sessionPolicy'), said))
    // that there is no room to note it makes no rule less one
    await keepLasting({ sessionPolicy: [...said] }).catch(() => undefined)
  return said
}

/** As the browser says it; where it says nothing yet, as it last did, if it ever has. */
export async function sitesForNow(): Promise<Sites> {
  const said = sureSites()
  const last = await readLasting('sessionPolicy')
  if (last === null) return said
  const { promise, resolve } = Promise.withResolvers<Sites>()
  const late = setTimeout(() => {
    patience = 0
    resolve(last)
  }, patience)
  try {
    return await Promise.race([said, promise])
  } finally {
    clearTimeout(late)
  }
}

/** Resolves when the browser has said it; true where that is not what counted until then. */
export async function saysOtherwise(): Promise<boolean> {
  const before = await sitesForNow()
  return !isSame(before, await sureSites())
}

const isSame = (one: Sites | null, other: Sites) => JSON.stringify(one) === JSON.stringify(other)
