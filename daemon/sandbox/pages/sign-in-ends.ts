/** What is said where a sign-in ends before its second step was done. */
import { html } from 'hono/html'
import type { World } from '#daemon/sandbox/world.ts'
import { page, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { signIn } = sandboxPages

const over = (c: PageContext, world: World, title: string, words: string) =>
  page(
    c,
    world,
    title,
    html`<p class="note bad" role="alert">${words}</p>
      <p><a class="button" href="${signIn}">Sign in again</a></p>`,
    403,
  )

export const denied = (c: PageContext, world: World) =>
  over(
    c,
    world,
    'Sign-in denied',
    'You answered NO on your phone. Nobody was signed in, and your recent activity says so. If it was not you, change your password.',
  )

export const ended = (c: PageContext, world: World, count: number) =>
  over(
    c,
    world,
    'Sign-in ended',
    `${count} wrong codes in a row have ended this sign-in. Begin again with your address and password.`,
  )
