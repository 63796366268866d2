/** Bundles the daemon for Node: one file for the command line, one for the sandbox that it starts beside itself. */
import { build } from 'vite'
import { root } from './run.ts'

export async function buildDaemon(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: [/^#/] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: 'dist',
      emptyOutDir: true,
      rolldownOptions: {
        input: { latchkey: 'daemon/cli/main.ts', sandbox: 'daemon/sandbox/main.ts' },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
}
