/** Domains that a result names. */
import { domainToASCII } from 'node:url'
import type { WrittenResult } from './results-text.ts'

/** In A-labels; `''` where it is not said, or said twice. */
export function domainIn({ properties }: WrittenResult, wanted: string): string {
  const [value, ...others] = properties.filter(([name]) => name === wanted)
  if (!value || others.length > 0) return ''
  return domainOfAddress(value[1].replaceAll(/^<|>$/g, ''))
}

export const domainOfAddress = (address: string): string =>
  domainToASCII(
    address
      .slice(address.lastIndexOf('@') + 1)
      .trim()
      .replace(/\.$/, ''),
  ).toLowerCase()
