/**
 * A bill of materials (CycloneDX 1.6) of what is handed out. `npm sbom` tells what npm would install, which is next to nothing
 * of it: what is shipped lies inside the bundles.
 */
import * as v from 'valibot'
import { partsIn, type Part } from './third-party.ts'

const lockfile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      version: v.optional(v.string()),
      integrity: v.optional(v.string()),
      license: v.optional(v.string()),
      optionalDependencies: v.optional(v.record(v.string(), v.string())),
    }),
  ),
})

interface Component extends Part {
  /** Beside the bundle: installed by npm where there is one for the system. */
  readonly optional: boolean
}

interface Shipped {
  readonly version: string
  /** The notices of the two bundles. */
  readonly daemon: string
  readonly extension: string
  /** `package-lock.json`, parsed as JSON. */
  readonly lock: unknown
}

/** What the daemon's package asks npm to install beside it. */
export function outsideOf(lock: unknown): readonly Component[] {
  const { packages } = v.parse(lockfile, lock)
  const found: Component[] = []
  const waiting = Object.keys(packages['']?.optionalDependencies ?? {})
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const held = packages[`node_modules/${name}`]
    if (held?.version === undefined) throw new Error(`${name} is not in package-lock.json`)
    found.push({ name, version: held.version, license: held.license ?? 'NOASSERTION', optional: true })
    waiting.push(...Object.keys(held.optionalDependencies ?? {}))
  }
  return found.sort((one, other) => (one.name < other.name ? -1 : 1))
}

export function bomOf({ version, daemon, extension, lock }: Shipped): object {
  const outside = outsideOf(lock)
  const inDaemon = [...partsIn(daemon).map(required), ...outside]
  const inExtension = partsIn(extension).map(required)
  const all = new Map([...inDaemon, ...inExtension].map((part) => [purlOf(part), part]))
  const { packages } = v.parse(lockfile, lock)
  const own = (name: string) => ({
    type: 'application',
    'bom-ref': name,
    name,
    version,
    licenses: [licensed('MIT')],
  })
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    // neither a time nor a serial number: the same sources give the same bill
    metadata: {
      component: { ...own('latchkey'), components: [own('latchkey-daemon'), own('latchkey-extension')] },
    },
    components: Array.from(all, ([purl, part]) => ({
      type: 'library',
      'bom-ref': purl,
      name: part.name,
      version: part.version,
      ...(part.optional && { scope: 'optional' }),
      licenses: [licensed(part.license)],
      hashes: hashesOf(part, packages),
      purl,
    })),
    dependencies: [
      { ref: 'latchkey-daemon', dependsOn: inDaemon.map(purlOf) },
      { ref: 'latchkey-extension', dependsOn: inExtension.map(purlOf) },
    ],
  }
}

const required = (part: Part): Component => ({ ...part, optional: false })
const licensed = (id: string) => ({ license: { id } })
const purlOf = ({ name, version }: Part) => `pkg:npm/${name.replace('@', '%40')}@${version}`

/** As the registry publishes it, of the archive that npm has checked. */
function hashesOf(part: Part, packages: v.InferOutput<typeof lockfile>['packages']): readonly object[] {
  const held = Object.entries(packages).find(
    ([path, { version }]) => path.endsWith(`node_modules/${part.name}`) && version === part.version,
  )
  const sha512 = held?.[1].integrity?.replace('sha512-', '')
  if (sha512 === undefined) throw new Error(`${part.name} ${part.version} is not in package-lock.json`)
  return [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }]
}
