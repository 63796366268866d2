/** Data that conform to a schema of Infomaniak's OpenAPI: its examples where it has them, the same ones every time. */
import { isObject, type JsonObject } from './openapi-overlay.ts'

const SOME_TIME = 1_790_000_000

/** @param place tells items of one list apart: numbers and `{n}` in examples carry it */
export function example(
  document: JsonObject,
  schema: unknown,
  place: number,
  name = '',
  within: readonly string[] = [],
): unknown {
  if (!isObject(schema)) return null
  const reference = schema['$ref']
  if (typeof reference === 'string')
    return example(document, atPointer(document, reference), place, name, [...within, reference])
  if (Array.isArray(schema['allOf']))
    return Object.assign({}, ...schema['allOf'].map((part) => example(document, part, place, name, within)))
  for (const choice of [schema['oneOf'], schema['anyOf']])
    if (Array.isArray(choice)) return example(document, choice[0], place, name, within)
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][place % schema['enum'].length]
  if (isObject(schema['properties'])) {
    // A schema that contains itself is filled once.
    const entries = Object.entries(schema['properties']).filter(
      ([, part]) => !isObject(part) || !within.some((one) => one === part['$ref']),
    )
    return Object.fromEntries(
      entries.map(([key, part]) => [key, example(document, part, place, key, within)]),
    )
  }
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type']
  switch (type) {
    case 'array':
      return [0, 1].map((index) => example(document, schema['items'], place * 2 + index, name, within))
    case 'object':
      return {}
    case 'boolean':
      return place % 2 === 0
    case 'integer':
    case 'number':
      if (schema['format'] === 'timestamp' || schema['format'] === 'datetime')
        return SOME_TIME + place * 86_400
      return name === 'id' || name.endsWith('_id') ? 1_000 + place : (schema['example'] ?? place)
    case 'string': {
      if (name === 'email') return `person-${place}@mock.example`
      const shown = schema['example']
      return typeof shown === 'string' ? shown.replace('{n}', String(place)) : `${name} ${place}`
    }
    default:
      return null
  }
}

export function atPointer(document: JsonObject, reference: string): unknown {
  let found: unknown = document
  for (const key of reference.replace('#/', '').split('/'))
    found = isObject(found) ? found[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined
  if (found === undefined) throw new Error(`the OpenAPI has no ${reference}`)
  return found
}
