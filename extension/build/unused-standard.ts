/**
 * At build time only: beside its own ways a schema of the library has one that other programs may call, an object and two functions
 * of which there would be one set for each of the six hundred schemas in a page. Nothing here calls it.
 */
import type { Plugin } from 'vite'

const setting = /schema\["~standard"\] = \{[^}]*\}[^}]*\};\n/

export const unusedStandard = (): Plugin => ({
  name: 'unused-standard',
  transform(code, id) {
    if (!id.endsWith('/valibot/dist/index.mjs')) return null
    if (!setting.test(code)) this.error('the library sets its common interface in another way now')
    return { code: code.replace(setting, ''), map: null }
  },
})
