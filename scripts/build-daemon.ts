/** Bundles the daemon for Node: one file for the command line, one for the sandbox that it starts beside itself. */
import { build } from 'vite'
import { root } from './run.ts'

export async function buildDaemon(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // whole: a hundred small files take longer to find than to run; what is native stays outside, and what looks for its own files
    ssr: { noExternal: true, external: ['@napi-rs/keyring', 'pino'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: 'dist',
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          latchkey: 'daemon/cli/main.ts',
          // these two run as processes of their own and are looked for beside the program
          sandbox: 'daemon/sandbox/main.ts',
          'keychain-process': 'daemon/core/keychain-process.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}
