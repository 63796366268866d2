import { defineConfig } from 'vitest/config'

const project = (name: string, groupOrder: number, options: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], sequence: { groupOrder }, ...options },
})

const isTorture = process.env['LATCHKEY_TORTURE'] !== undefined
/** A browser on a busy machine may be late once, and the report says so; the long counts forgive nothing. */
const inBrowsers = { testTimeout: 120_000, hookTimeout: 120_000, retry: isTorture ? 0 : 1 }

/** One group of suites after the other: those that press the disk or the ports, and those with browsers, have the machine to themselves. */
export default defineConfig({
  test: {
    projects: [
      project('shared', 0, { maxWorkers: 2 }),
      project('daemon', 0, { maxWorkers: 2, testTimeout: 20_000 }),
      project('extension', 0, { maxWorkers: 2, environment: 'happy-dom' }),
      project('package', 0, {
        maxWorkers: 2,
        testTimeout: 60_000,
        globalSetup: 'test/package/package-once.ts',
      }),
      project('attack', 1, { maxWorkers: 1, testTimeout: 30_000 }),
      project('durability', 1, { maxWorkers: 1, testTimeout: 120_000 }),
      project('e2e', 2, { maxWorkers: 2, ...inBrowsers }),
      // what the tests of restarts rely on: with the long counts
      ...(isTorture ? [project('harness', 3, { maxWorkers: 1, ...inBrowsers })] : []),
    ],
  },
})
