/** The web pages of the sandbox Manager. */
import { Hono } from 'hono'
import type { World } from '../world.ts'

export function createPages(_world: World): Hono {
  return new Hono()
}
