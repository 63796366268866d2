/** Bundles the daemon for Node: one file for the command line, one for the sandbox that it starts beside itself. */
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { catalogues } from '../shared/locales/catalogues.ts'
import { root } from './run.ts'
import { noticeOf } from './third-party.ts'

const thirdParty = (): Plugin => ({
  name: 'third-party',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const source = noticeOf(chunks.flatMap(({ moduleIds }) => moduleIds))
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source })
  },
})

/** Words are data, and most of them are never said: each language is a file, and what reads it takes the place of them all. */
const bundledCatalogues = (): Plugin => ({
  name: 'bundled-catalogues',
  resolveId: {
    order: 'pre',
    handler: (source) =>
      source === '#shared/locales/catalogues.ts' ? join(root, 'daemon/bundled-catalogues.ts') : null,
  },
  generateBundle() {
    for (const [language, words] of Object.entries(catalogues))
      this.emitFile({ type: 'asset', fileName: `locales/${language}.json`, source: JSON.stringify(words) })
  },
})

export async function buildDaemon(outDir = 'dist'): Promise<void> {
  // the same for whoever builds, a test among them
  process.env['NODE_ENV'] = 'production'
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [bundledCatalogues(), thirdParty()],
    // whole: a hundred small files take longer to find than to run, and nothing has to be installed; what is native stays outside
    ssr: { noExternal: true, external: ['@napi-rs/keyring'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          latchkey: 'daemon/cli/main.ts',
          // these run as processes of their own and are looked for beside the program
          sandbox: 'daemon/sandbox/main.ts',
          'keychain-process': 'daemon/core/keychain-process.ts',
          'mail-process': 'daemon/features/messages/reading/mail-process.ts',
          'native-host': 'daemon/native/main.ts',
          'picture-reader': 'daemon/features/codes/pictures/picture-reader.ts',
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          // V8 keeps the whole text of what it runs, at two bytes a character where a single one is not of Latin-1
          charset: 'ascii',
          comments: { legal: true, annotation: false, jsdoc: false },
        },
        // a comment on each module would tell where it lay when this was built
        experimental: { attachDebugInfo: 'none' },
      },
    },
  })
}

if (import.meta.main) await buildDaemon()
