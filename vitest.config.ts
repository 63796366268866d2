import { defineConfig } from 'vitest/config'

const project = (name: string, groupOrder: number, options: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], sequence: { groupOrder }, ...options },
})

const isTorture = process.env['LATCHKEY_TORTURE'] !== undefined
/** On a busy machine a process or a browser may be late once, and the last lines say so; the long counts forgive nothing. */
const patient = { retry: isTorture ? 0 : 1 }
const inBrowsers = { testTimeout: 120_000, hookTimeout: 120_000, ...patient }

/** One group of suites after the other: those that press the disk or the ports, and those with browsers, have the machine to themselves. */
export default defineConfig({
  test: {
    projects: [
      project('shared', 0, { maxWorkers: 2, testTimeout: 20_000 }),
      project('daemon', 0, { maxWorkers: 2, testTimeout: 20_000, ...patient }),
      project('extension', 0, { maxWorkers: 2, testTimeout: 20_000, environment: 'happy-dom' }),
      project('package', 0, {
        maxWorkers: 2,
        testTimeout: 60_000,
        globalSetup: 'test/package/package-once.ts',
      }),
      project('attack', 1, { maxWorkers: 2, testTimeout: 30_000, ...patient }),
      project('durability', 1, { maxWorkers: 2, testTimeout: 120_000, ...patient }),
      project('e2e', 2, { maxWorkers: 2, ...inBrowsers }),
      // what the tests of restarts rely on: with the long counts
      ...(isTorture ? [project('harness', 3, { maxWorkers: 1, ...inBrowsers })] : []),
    ],
  },
})
