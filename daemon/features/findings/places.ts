/** Where a subject stands, and how that is written in the keys of what is found there. Pure. */

/** Stands as a login's name for the names that the person added: no login can have this one. */
export const BY_HAND = '@hand'

export interface Place {
  /** Of the login, or a browser's id; empty for an organisation, which any login may see. */
  readonly connection: string
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly path: string
}

/** @param connection a login's name, a browser's id, or `BY_HAND` */
export const placeOutside = (connection: string): Place => ({
  connection,
  organisation: null,
  path: `${connection}/`,
})
export const placeInside = (organisation: NonNullable<Place['organisation']>): Place => ({
  connection: '',
  organisation,
  path: `/${organisation.id}`,
})

/** Whether good answers are told together there: of an organisation, or of all the names that the person added. */
export const isOfMany = ({ connection, organisation }: Place): boolean =>
  organisation !== null || connection === BY_HAND

/** A thing's key is `<check>/<connection>/<organisation>…`, with `?/` before it where it is unknown. */
const partsOf = (key: string) => (key.startsWith('?/') ? key.slice(2) : key).split('/')

export function placeIn(key: string): { readonly connection: string; readonly organisation: string } {
  const [, connection = '', organisation = ''] = partsOf(key)
  return { connection, organisation }
}
