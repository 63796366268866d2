/** Everything that a release hands out, made once for all tests of it. */
import type { TestProject } from 'vitest/node'
import { copyProject } from '../support/packaged.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A copy of the project in which `npm run package` has run. */
    readonly packaged: string
  }
}

export default async function packageOnce(project: TestProject): Promise<() => Promise<void>> {
  const place = await copyProject()
  await place.run('npm', ['run', 'package'], { TZ: 'Europe/Zurich', LANG: 'de_CH.UTF-8', LC_ALL: 'C' })
  project.provide('packaged', place.folder)
  return () => place.remove()
}
