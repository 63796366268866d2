/** Changes at the provider, with the rules of every kind loaded when the first is asked for. */
import { createChanges, type Changes } from './core/change.ts'

export const openChanges = (deps: Omit<Parameters<typeof createChanges>[0], 'rules'>): Changes =>
  createChanges({ ...deps, rules: async () => (await import('./change-rules.ts')).changeRules })
