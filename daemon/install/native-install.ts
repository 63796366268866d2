/** Tells browsers which program our extension may start, and takes it back: a manifest for each browser, one launcher. */
import { constants } from 'node:fs'
import { chmod, lstat, mkdir, open, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { hasCode, NO_FOLLOW, privateFolder } from '../core/private-path.ts'
import { writeKept } from './kept-file.ts'
import { launcherName, launcherText, type Launched } from './native-launcher.ts'
import {
  boxedBrowsers,
  manifestFor,
  nativePlaces,
  type BoxedBrowser,
  type BrowserId,
  type NativePlace,
  type Surroundings,
} from './native-manifests.ts'
import type { Registry } from './registry.ts'

export type NativeState =
  /** The browser was never used here: nothing is written for it. */
  | 'no-browser'
  | 'absent'
  | 'installed'
  /** Ours, but of another version of ours, or what it leads to is gone. */
  | 'broken'
  /** Of another program, of another user, or a link: left as it is. */
  | 'foreign'
  /** Ours, and others may write to it. */
  | 'open'

interface NativeRow {
  readonly browser: BrowserId
  readonly name: string
  readonly state: NativeState
  readonly manifest: string
}

export interface NativeSight {
  readonly rows: readonly NativeRow[]
  /** Found here, and unable to start a program: they pair by the six digits. */
  readonly boxed: readonly Pick<BoxedBrowser, 'name' | 'box'>[]
}

export interface NativeDeps {
  readonly root: string
  readonly surroundings: Omit<Surroundings, 'own'>
  readonly registry: Registry
}

/** @param root the data folder */
export function createNative({ root, surroundings, registry }: NativeDeps) {
  const { platform } = surroundings
  const own = join(root, 'native')
  const launcher = join(own, launcherName(platform))
  const around: Surroundings = { ...surroundings, own }
  const textOf = ({ browser }: NativePlace) => `${JSON.stringify(manifestFor(browser, launcher), null, 2)}\n`

  async function stateOf(place: NativePlace): Promise<NativeState> {
    const registered = place.key === null ? null : await registry.read(place.key)
    if (registered !== null && registered !== place.manifest) return 'foreign'
    const found = await look(place.manifest)
    if (found === 'foreign' || (found !== null && pathIn(found.text) !== launcher)) return 'foreign'
    if (found === null || (place.key !== null && registered === null))
      return (await isAnyThere(place.signs)) ? 'absent' : 'no-browser'
    if (found.isOpen) return 'open'
    const leads = await look(launcher)
    if (leads === null || found.text !== textOf(place)) return 'broken'
    return leads === 'foreign' ? 'foreign' : leads.isOpen ? 'open' : 'installed'
  }

  const places = (only: BrowserId | null) =>
    nativePlaces(around).filter(({ browser }) => only === null || browser === only)

  async function sight(only: BrowserId | null = null): Promise<NativeSight> {
    const rows: NativeRow[] = []
    for (const place of places(only)) {
      const { browser, name, manifest } = place
      rows.push({ browser, name, manifest, state: await stateOf(place) })
    }
    const boxed: Pick<BoxedBrowser, 'name' | 'box'>[] = []
    for (const { name, box, sign } of boxedBrowsers(around))
      if (await isAnyThere([sign])) boxed.push({ name, box })
    return { rows, boxed }
  }

  return {
    sight,

    /** Writes it for each browser that is there and where nothing foreign lies; the same again changes nothing. */
    async install(launched: Omit<Launched, 'root'>, only: BrowserId | null = null): Promise<NativeSight> {
      await privateFolder(own)
      await writeKept(launcher, launcherText(platform, { ...launched, root }))
      await chmod(launcher, 0o700)
      for (const place of places(only)) {
        const state = await stateOf(place)
        if (state === 'no-browser' || state === 'foreign' || state === 'installed') continue
        await mkdir(dirname(place.manifest), { recursive: true, mode: 0o700 })
        await writeKept(place.manifest, textOf(place))
        if (place.key !== null) await registry.write(place.key, place.manifest)
      }
      return sight(only)
    },

    /** Removes what is ours. The launcher goes with the last one. */
    async remove(only: BrowserId | null = null): Promise<NativeSight> {
      for (const place of places(only)) {
        if (!isOurs(await stateOf(place))) continue
        if (place.key !== null) await registry.remove(place.key)
        await rm(place.manifest, { force: true })
        await removeEmpty(dirname(place.manifest), [...place.signs, surroundings.home])
      }
      const rest = await sight()
      if (!rest.rows.some(({ state }) => isOurs(state))) await rm(own, { recursive: true, force: true })
      return sight(only)
    },
  }
}
export type Native = ReturnType<typeof createNative>

export const isOurs = (state: NativeState) => state === 'installed' || state === 'broken' || state === 'open'

const OTHERS_WRITE = 0o022

/** A file that only this user could have written; `foreign` for a link, another kind of thing, or another owner. */
async function look(path: string): Promise<{ text: string; isOpen: boolean } | 'foreign' | null> {
  try {
    const file = await open(path, constants.O_RDONLY | NO_FOLLOW)
    try {
      const { uid, mode } = await file.stat()
      const user = process.getuid?.()
      if (user !== undefined && uid !== user) return 'foreign'
      return { text: await file.readFile('utf8'), isOpen: user !== undefined && (mode & OTHERS_WRITE) !== 0 }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    // a link, a folder, or one that this user may not read
    if (['ELOOP', 'EISDIR', 'EACCES'].some((code) => hasCode(error, code))) return 'foreign'
    throw error
  }
}

const manifest = v.pipe(v.string(), v.parseJson(), v.object({ path: v.string() }))

function pathIn(text: string): string | null {
  const read = v.safeParse(manifest, text)
  return read.success ? read.output.path : null
}

/** Folders that were made for what is gone, upwards, but for the browser's own. */
async function removeEmpty(folder: string, keep: readonly string[]): Promise<void> {
  for (let path = folder; !keep.includes(path) && path !== dirname(path); path = dirname(path)) {
    const isGone = await rmdir(path).then(
      () => true,
      () => false,
    )
    if (!isGone) return
  }
}

async function isAnyThere(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) {
    const found = await lstat(path).catch(() => null)
    if (found !== null) return true
  }
  return false
}
