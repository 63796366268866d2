/**
 * What is put into the page in front, in a world of its own that the page cannot see: it looks for the field of a code, and puts
 * the code in. The page learns the code in its field, and nothing else.
 */
import { findField } from './find-field.ts'
import { isSeen } from './field-seen.ts'
import { putInto } from './put-into.ts'

/** Where a code belongs. */
export interface Place {
  readonly origin: string
  readonly digits: number
}

/** What was seen of one document. */
export interface Sight {
  /** How sure it is that the field is one of a code, 0 for none; null where nothing may be put at all. */
  readonly sure: number | null
  /** More than one is as sure, and the cursor stands in none of them. */
  readonly several: boolean
  /** There is a frame of another origin, into which nobody looks. */
  readonly foreignFrame: boolean
}

declare global {
  var latchkeyCodeField:
    | {
        readonly look: (place: Place) => Sight
        readonly put: (place: Place, code: string) => boolean
      }
    | undefined
}

export function layCodeField(): void {
  globalThis.latchkeyCodeField = {
    look({ origin, digits }) {
      if (!mayFill(origin)) return { sure: null, several: false, foreignFrame: false }
      const { sure, fields } = findField(document, digits)
      return { sure, several: fields.length > 1, foreignFrame: sure === 0 && hasForeignFrame() }
    },
    put({ origin, digits }, code) {
      if (!mayFill(origin)) return false
      const [field, ...others] = findField(document, digits).fields
      return field !== undefined && others.length === 0 && putInto(field, code)
    },
  }
}

/** This document and everything around it, up to the page itself, are of that origin: by their addresses and for the browser. */
function mayFill(origin: string): boolean {
  if (document.contentType !== 'text/html' && document.contentType !== 'application/xhtml+xml') return false
  for (let around: Window = window; ; around = around.parent) {
    if (!isOf(around, origin)) return false
    if (around === around.parent) return true
  }
}

function isOf(around: Window, origin: string): boolean {
  try {
    const { protocol, origin: ofAddress } = around.location
    const isOfWeb = protocol === 'https:' || protocol === 'http:'
    // a sandboxed document has the address, and not the origin; about:srcdoc the origin, and not the address
    return isOfWeb && ofAddress === origin && around.origin === origin
  } catch {
    // of another origin
    return false
  }
}

const hasForeignFrame = (): boolean =>
  [...document.querySelectorAll('iframe')].some((frame) => frame.contentDocument === null && isSeen(frame))
