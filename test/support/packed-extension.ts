/** Packs builds of an extension for Chromium, all signed by one key of the test's own, so that one updates the other. */
import { execFile } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

interface Packed {
  readonly file: string
  readonly version: string
}

export interface Packer {
  /** What Chromium calls every extension that this packer made. */
  readonly id: string
  /** @param updates where the extension looks for a newer version */
  pack(extensionFolder: string, updates: string): Promise<Packed>
}

/** @param program Chromium, which packs; @param folder where the key and the packed files are kept */
export async function packerOf(program: string, folder: string): Promise<Packer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = join(folder, 'key.pem')
  await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return {
    id: idOf(publicKey.export({ type: 'spki', format: 'der' })),
    async pack(extensionFolder, updates) {
      const copy = join(folder, 'unpacked')
      await cp(extensionFolder, copy, { recursive: true })
      // the manifest's own key would give an id that another key has to sign for
      const { key: _, ...manifest } = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8')) as {
        key?: string
        version: string
      }
      await writeFile(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, update_url: updates }))
      const browser = ['--headless=new', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}/packing`]
      await run(program, [...browser, `--pack-extension=${copy}`, `--pack-extension-key=${key}`])
      const file = join(folder, `${manifest.version}.crx`)
      await rename(`${copy}.crx`, file)
      await rm(copy, { recursive: true })
      return { file, version: manifest.version }
    },
  }
}

/** The first half of the hash of the public key, in the letters a to p. */
const idOf = (publicKey: Buffer): string =>
  createHash('sha256')
    .update(publicKey)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
