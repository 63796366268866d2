/** Where a person's phone lies in the sandbox. */
import type { Person } from '#daemon/sandbox/person.ts'
import { sandboxPages } from './paths.ts'

export const phoneOf = ({ id }: Pick<Person, 'id'>): string => `${sandboxPages.phone}?person=${id}`
