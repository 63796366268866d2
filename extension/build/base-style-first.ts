/**
 * At build time only: the style that all pages share is one file, and comes before a page's own, which goes on where it ends. The
 * bundler links what several pages share after what one of them has.
 */
import type { Plugin } from 'vite'

const BASE = /\s*<link rel="stylesheet"[^>]*\/base-[^>]*>/
const FIRST = /\s*<link rel="stylesheet"/

export const baseStyleFirst = (): Plugin => ({
  name: 'base-style-first',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const base = BASE.exec(html)?.[0]
      return base === undefined ? html : html.replace(base, '').replace(FIRST, (first) => base + first)
    },
  },
})
