/** What can be told from a seed alone: that it can be guessed, or that everybody knows it. */
import type { CodeRemark } from '#shared/codes.ts'

/** RFC 4226, section 4, R6. */
const LEAST_BYTES = 128 / 8

/** Over and over, or cut off: how tutorials and standards make one of any length. */
const known = [
  Buffer.from('1234567890'), // RFC 4226 appendix D, RFC 6238 appendix B
  Buffer.from('48656c6c6f21deadbeef', 'hex'), // JBSWY3DPEHPK3PXP, of the Key URI format
  Buffer.from('3dc6caa4824a6d288767b2331e20b43166cb85d9', 'hex'), // HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ, of the same
  Buffer.from('00443214c74254b635cf84653a56d7c675be77df', 'hex'), // ABCDEFGHIJKLMNOPQRSTUVWXYZ234567
  Buffer.from('d141292993', 'hex'), // 2FASTEST
]

export const seedRemarks = (seed: Buffer): CodeRemark[] => [
  ...(isKnown(seed) ? (['known-seed'] as const) : []),
  ...(seed.length < LEAST_BYTES ? (['short-seed'] as const) : []),
]

const isKnown = (seed: Buffer) =>
  [seed.subarray(0, 1), ...known].some((pattern) =>
    seed.every((byte, at) => byte === pattern[at % pattern.length]),
  )
