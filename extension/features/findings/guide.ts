/** Guided actions: the page of each. */
import * as v from 'valibot'
import { thing } from '#shared/status.ts'

const guide = thing.entries.fix
export type Guide = v.InferOutput<typeof guide>
export const guidedActions = v.array(guide)
