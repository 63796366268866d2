/** Bundles the daemon for Node: one file for the command line, one for the sandbox that it starts beside itself. */
import { build, type Plugin } from 'vite'
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

export async function buildDaemon(): Promise<void> {
  // the same for whoever builds, a test among them
  process.env['NODE_ENV'] = 'production'
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [thirdParty()],
    // whole: a hundred small files take longer to find than to run, and nothing has to be installed; what is native stays outside
    ssr: { noExternal: true, external: ['@napi-rs/keyring'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: 'dist',
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
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        // a comment on each module would tell where it lay when this was built
        experimental: { attachDebugInfo: 'none' },
      },
    },
  })
}

if (import.meta.main) await buildDaemon()
