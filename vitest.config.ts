import { defineConfig } from 'vitest/config'

const project = (name: string, options: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...options },
})

const inBrowsers = { testTimeout: 120_000, hookTimeout: 120_000, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    projects: [
      project('shared'),
      project('daemon', { testTimeout: 20_000 }),
      project('extension', { environment: 'happy-dom' }),
      project('attack', { testTimeout: 30_000 }),
      project('durability', { testTimeout: 120_000 }),
      // two browsers at a time, when the rest of the suites is through
      project('e2e', { ...inBrowsers, maxWorkers: 2 }),
      // what the tests of restarts rely on: with the long counts
      ...(process.env['LATCHKEY_TORTURE'] === undefined
        ? []
        : [project('harness', { ...inBrowsers, maxWorkers: 1 })]),
    ],
  },
})
