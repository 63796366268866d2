/** Whether there is a key that protects tokens, and what could keep one: the answer of `GET /v1/key`. */
import * as v from 'valibot'

export const keyState = v.object({
  state: v.picklist(['empty', 'ready', 'locked']),
  keychain: v.boolean(),
})
export type KeyState = v.InferOutput<typeof keyState>
