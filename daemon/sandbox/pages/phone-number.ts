/** A mobile number as it is typed: the country code apart, or in front of it. */
import { html } from 'hono/html'
import { countries } from '#daemon/sandbox/api/reference.ts'
import { phoneNumber } from '#daemon/sandbox/two-factor.ts'
import type { Markup } from './frame.ts'

/** In the order of `countries`. */
const CODES = ['+41', '+33', '+32', '+49', '+39', '+34', '+43', '+44'] as const

/** Null where it is no number with a country code. A country code within the number wins over the one that was chosen. */
export function wholeNumber(field: (name: string) => string): string | null {
  const typed = field('phone')
    .replaceAll(/[\s().-]/g, '')
    .replace(/^00/, '+')
  const code = field('code')
  const whole = typed.startsWith('+') || code === '' ? typed : code + typed.replace(/^0/, '')
  return phoneNumber.test(whole) ? whole : null
}

export const NO_NUMBER = 'Give the number with its country code, such as +41 79 000 00 00.'

export const phoneField = (label: string): Markup =>
  html`<div class="phone">
    <label
      >Country code<select name="code" autocomplete="tel-country-code">
        ${CODES.map(
          (code, place) => html`<option value="${code}">${code} ${countries[place]?.short_name}</option>`,
        )}
      </select></label
    >
    <label>${label}<input name="phone" type="tel" autocomplete="tel-national" required /></label>
  </div>`
