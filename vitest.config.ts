import { defineConfig } from 'vitest/config'

const project = (name: string, options: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...options },
})

export default defineConfig({
  test: {
    projects: [
      project('shared'),
      project('daemon', { testTimeout: 20_000 }),
      project('extension', { environment: 'happy-dom' }),
      project('attack', { testTimeout: 30_000 }),
      project('durability', { testTimeout: 120_000 }),
      project('e2e', { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
})
