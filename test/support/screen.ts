/** Reads and uses a page as a person does: by what stands on it and by the names that a screen reader says. */
import type { Page } from 'puppeteer-core'
import { eventually } from './latchkey.ts'

export const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText)

/** Waits until a text stands on the page. */
export const sees = async (page: Page, text: string | RegExp): Promise<string> =>
  eventually(
    () => textOf(page).catch((error: unknown) => String(error)),
    (found) => (typeof text === 'string' ? found.includes(text) : text.test(found)),
  )

/**
 * Presses what has that accessible name (or whose name begins with it), with the mouse, where it stands. A browser lets go what is
 * pressed on a page that it has not drawn yet, or that loads itself anew at that moment: what nothing heard is pressed again, as a
 * person does.
 */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const source = typeof name === 'string' ? `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}` : name.source
  const find = () =>
    page.evaluate((pattern) => {
      const PRESSED = 'a[href], button, summary, [role=option], [role=tab]'
      const all = document.querySelectorAll<HTMLElement>(PRESSED)
      const named = (element: HTMLElement) => (element.getAttribute('aria-label') ?? element.innerText).trim()
      const found = [...all].find((one) => one.checkVisibility() && new RegExp(pattern).test(named(one)))
      if (!found) return null
      // outlives the page, which a press may lead away from
      sessionStorage.removeItem('heard')
      Object.assign(globalThis, { isSame: true })
      // not what has come to its place meanwhile, while the page was still being laid out
      const hear = ({ type, target }: Event) => {
        const hit = target instanceof Element ? target.closest<HTMLElement>(PRESSED) : null
        if (hit && new RegExp(pattern).test(named(hit))) sessionStorage.setItem('heard', type)
      }
      for (const event of ['pointerdown', 'click']) addEventListener(event, hear, true)
      found.scrollIntoView({ block: 'nearest' })
      const { x, y, width, height } = found.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2, origin: location.origin }
    }, source)
  const heard = () =>
    page
      .evaluate(() => ({
        origin: location.origin,
        isSame: 'isSame' in globalThis,
        event: sessionStorage.getItem('heard'),
      }))
      // on its way elsewhere, or closed by the press
      .catch(() => null)
  const pressed = async () => {
    const place = await find().catch(() => null)
    if (place === null) return false
    await page.mouse.click(place.x, place.y)
    const isHeard = (now: Awaited<ReturnType<typeof heard>>) =>
      page.isClosed() || now?.event === 'click' || (now !== null && now.origin !== place.origin)
    const last = await eventually(heard, isHeard, HEARD_WITHIN).catch(heard)
    // a page that took the pointer for itself has heard it, too
    return isHeard(last) || (last?.isSame === true && last.event === 'pointerdown')
  }
  await eventually(pressed, (heard) => heard)
}

/** ms in which a page that listens has heard what is pressed, on a busy machine too. */
const HEARD_WITHIN = 1000

/** Presses, and again where nothing came of it, until a text stands on the page. */
export async function pressTo(page: Page, name: string, text: string): Promise<void> {
  const isThere = () =>
    textOf(page)
      .then((found) => found.includes(text))
      .catch(() => false)
  const led = async () => {
    if (await isThere()) return true
    await press(page, name)
    return eventually(isThere, (there) => there, 5000).catch(() => false)
  }
  await eventually(led, (there) => there)
}

/** Types into the field with that name attribute or accessible name. */
export async function fill(page: Page, field: string, text: string): Promise<void> {
  const focus = () =>
    page
      .evaluate((field) => {
        const inputs = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
        const names = (one: HTMLInputElement) => [
          one.name,
          one.getAttribute('aria-label'),
          one.labels?.[0]?.innerText.trim(),
        ]
        const found = inputs.find((one) => one.checkVisibility() && names(one).includes(field))
        found?.focus()
        found?.select()
        return found !== undefined
      }, field)
      .catch(() => false)
  await eventually(focus, (found) => found)
  await page.keyboard.type(text)
}

/** Chooses in the list with that name attribute or accessible name. @param value of the option */
export const choose = (page: Page, field: string, value: string): Promise<void> =>
  page.evaluate(
    (field, value) => {
      const named = (one: HTMLSelectElement) =>
        one.name === field || one.labels[0]?.innerText.startsWith(field) === true
      const found = [...document.querySelectorAll('select')].find(named)
      if (!found) throw new Error(`there is no list ${field}`)
      found.value = value
      found.dispatchEvent(new Event('change', { bubbles: true }))
    },
    field,
    value,
  )

/** The rows of the tables that are drawn as they are scrolled to. */
export const rowsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.virtual [role=row]')].map(({ innerText }) => innerText),
  )
