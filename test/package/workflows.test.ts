/** The workflows run with as little power as they need, and run what was looked at. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}
interface Job {
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  needs?: string
  environment?: string
  steps: Step[]
}
interface Workflow {
  permissions?: Record<string, string>
  jobs: Record<string, Job>
}

const folder = join(import.meta.dirname, '../../.github')
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as { scripts: object }).scripts,
)
const files = readdirSync(join(folder, 'workflows'))

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(folder, 'workflows', file), 'utf8')
  const { permissions, jobs } = parse(text, { strict: true, uniqueKeys: true }) as Workflow
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  it('may read and no more, but where a job says what it writes', () => {
    expect(permissions).toBeDefined()
    for (const power of Object.values(permissions ?? {})) expect(power).toBe('read')
    const writing = Object.entries(jobs).filter(([, job]) =>
      Object.values(job.permissions ?? {}).includes('write'),
    )
    // what writes runs nothing of the repository, and waits for a person
    for (const [name, job] of writing) {
      expect(job.environment, name).toBe('release')
      expect(job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([])
    }
    expect(writing.map(([name]) => name)).toEqual(file === 'release.yml' ? ['publish'] : [])
  })

  it('pins each action by the hash of a commit, with its version beside it', () => {
    const used = Array.from(text.matchAll(/uses: (.*)/g), ([, action = '']) => action)
    expect(used).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length)
    expect(used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
      [],
    )
  })

  it('leaves no token in the working copy, and lets nobody’s words into a shell', () => {
    for (const step of steps) {
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with?.['persist-credentials']).toBe(false)
      expect(step.run ?? '').not.toContain('${{')
    }
  })

  it('ends, and runs what there is', () => {
    for (const [name, job] of Object.entries(jobs)) {
      expect(job['timeout-minutes'], name).toBeLessThanOrEqual(60)
      if (job.needs !== undefined) expect(Object.keys(jobs)).toContain(job.needs)
    }
    const commands = steps.map(({ run }) => run ?? '').join('\n')
    for (const [, script = ''] of commands.matchAll(/npm run (\S+)/g)) expect(scripts).toContain(script)
    for (const [, script = ''] of commands.matchAll(/node (scripts\/\S+)/g))
      expect(readFileSync(join(folder, '..', script), 'utf8')).not.toBe('')
  })
})

it('asks weekly for newer libraries and actions', () => {
  const { updates } = parse(readFileSync(join(folder, 'dependabot.yml'), 'utf8')) as {
    updates: { 'package-ecosystem': string }[]
  }
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions'])
})
