/**
 * At build time only: what makes a schema has no effect but its result, so that a schema which a page never uses is left out of it.
 * The bundler does not see it through the name that every file of ours has for the library.
 */
import type { Plugin } from 'vite'

const making = /\bv\.(?!parse\b|safeParse\b|is\b|assert\b)[a-z]\w*\(/gi

export const unusedSchemas = (): Plugin => ({
  name: 'unused-schemas',
  enforce: 'post',
  transform: (code, id) =>
    /\/(?:shared|extension)\/.*\.tsx?$/.test(id) && /from ['"]valibot['"]/.test(code)
      ? { code: code.replaceAll(making, '/* @__PURE__ */ $&'), map: null }
      : null,
})
