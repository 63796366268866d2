/** What of others is handed out: it is named with its licence, listed for machines, and looked up among known weaknesses. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { noticeOf, partsIn } from '../../scripts/third-party.ts'
import { modules, placeAt } from '../support/packaged.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const packaged = inject('packaged')
const notices = {
  daemon: join(packaged, 'dist/THIRD-PARTY.txt'),
  extension: join(packaged, '.output/firefox-mv2/THIRD-PARTY.txt'),
}
const namesIn = async (file: string) => new Set(partsIn(await readFile(file, 'utf8')).map(({ name }) => name))

/** Of the packages that the sources import, read from the sources and not from the bundle. */
async function importedBy(...folders: string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const folder of folders)
    for (const entry of await readdir(join(packaged, folder), { recursive: true, withFileTypes: true })) {
      if (!/\.tsx?$/.test(entry.name)) continue
      const code = await readFile(join(entry.parentPath, entry.name), 'utf8')
      const imports = code.matchAll(/^(?:import (?!type).* from |\} from |import )'([^.#'][^']*)'$/gm)
      for (const [, from = ''] of imports) {
        const name = /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? ''
        // of some there are types alone
        if (existsSync(join(modules, name))) found.add(name)
      }
    }
  return found
}

describe('the notice', () => {
  it('names every package that the daemon’s sources import', async () => {
    const named = await namesIn(notices.daemon)
    const imported = [...(await importedBy('daemon', 'shared'))]
    expect(imported.length).toBeGreaterThan(10)
    expect(imported.filter((name) => !named.has(name))).toEqual([])
  })

  it('names every package that the extension’s sources import, and where its data come from', async () => {
    const named = await namesIn(notices.extension)
    const imported = [...(await importedBy('extension/entrypoints', 'extension/core', 'extension/ui'))]
    expect(imported.filter((name) => !named.has(name))).toEqual([])
    expect(await readFile(notices.extension, 'utf8')).toContain('https://publicsuffix.org/list/')
    expect(await readFile(join(packaged, '.output/chrome-mv3/THIRD-PARTY.txt'), 'utf8')).toContain('preact')
  })

  it('holds the words of each licence, and whose each package is', async () => {
    const text = await readFile(notices.daemon, 'utf8')
    expect(text).toContain('Permission is hereby granted, free of charge')
    expect(text).toMatch(/asn1js \S+ BSD-3-Clause\nCopyright .*GlobalSign/)
    expect(text).toContain('Neither the name of the copyright holder')
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION')
    expect(text).toMatch(/hono \S+ MIT\nCopyright \(c\) 2021 - present, Yusuke Wada/)
  })

  it('cannot be made where a licence is not allowed, or does not say its terms', async () => {
    const folder = join(await temporaryFolder(), 'node_modules/odd')
    await mkdir(folder, { recursive: true })
    const declare = (license: string) =>
      writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'odd', version: '1.0.0', license }))
    const module = join(folder, 'index.js')
    await declare('GPL-3.0-only')
    expect(() => noticeOf([module])).toThrow('odd 1.0.0 is under GPL-3.0-only, which is not allowed here')
    await declare('MIT')
    expect(() => noticeOf([module])).toThrow('odd does not say the terms of its licence')
    // under those of its fellow
    expect(noticeOf([module, join(modules, 'preact/index.js')])).toContain('odd 1.0.0 MIT')
    await declare('(GPL-2.0-only OR ISC)')
    await writeFile(
      join(folder, 'LICENSE'),
      'Copyright (c) 2026 Somebody\n\nPermission to use this is given.\n',
    )
    expect(noticeOf([module])).toContain(
      'odd 1.0.0 ISC\nCopyright (c) 2026 Somebody\n\nPermission to use this',
    )
  })
})

describe('the bill of materials', () => {
  interface Bill {
    components: {
      name: string
      version: string
      purl: string
      scope?: string
      hashes: { content: string }[]
    }[]
    dependencies: { ref: string; dependsOn: string[] }[]
  }

  it('lists what the notices name, what npm installs beside it, and which is part of what', async () => {
    const file = join(packaged, '.output/packages/latchkey-0.1.0.cdx.json')
    const bill = JSON.parse(await readFile(file, 'utf8')) as Bill
    const named = new Set([...(await namesIn(notices.daemon)), ...(await namesIn(notices.extension))])
    const inside = bill.components.filter(({ scope }) => scope !== 'optional')
    expect(new Set(inside.map(({ name }) => name))).toEqual(named)
    const beside = bill.components.filter(({ scope }) => scope === 'optional').map(({ name }) => name)
    expect(beside).toContain('@napi-rs/keyring')
    expect(beside.length).toBeGreaterThan(10)
    for (const { hashes } of bill.components) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/)
    const partsOf = (ref: string) => bill.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []
    const purl = (start: string) => expect.stringMatching(new RegExp(`^pkg:npm/${start}@\\d`)) as string
    expect(partsOf('latchkey-daemon')).toContainEqual(purl('undici'))
    expect(partsOf('latchkey-extension')).not.toContainEqual(purl('undici'))
    expect(partsOf('latchkey-extension')).toContainEqual(purl('%40preact/signals'))
  })
})

describe('known weaknesses', () => {
  /** A registry that knows one weakness of one package, or takes no questions. */
  async function lookUp(weak: string | null): Promise<{ code: number; out: string; asked: number }> {
    let asked = 0
    const answer = async (request: IncomingMessage): Promise<object> => {
      if (request.method === 'GET') {
        const name = decodeURIComponent(request.url?.slice(1) ?? '')
        return { name, versions: { '1.0.0': { name, version: '1.0.0' } } }
      }
      asked = Object.keys(JSON.parse(gunzipSync(await buffer(request)).toString()) as object).length
      const found = { id: 1, url: 'https://example.test/1', title: 'a hole', severity: 'high' }
      return { [weak ?? '']: [{ ...found, vulnerable_versions: '*' }] }
    }
    const server = createServer((request, response) => {
      if (weak === null) response.writeHead(405).end()
      else void answer(request).then((told) => response.end(JSON.stringify(told)))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const npm_config_registry = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
    const npm_config_cache = await mkdtemp(join(await temporaryFolder(), 'cache-'))
    const env = { npm_config_registry, npm_config_cache }
    const ran = await placeAt(packaged)
      .run('node', ['scripts/advisories.ts'], env)
      .then(
        (out) => ({ code: 0, out }),
        ({ code, stdout }: { code: number; stdout: string }) => ({ code, out: stdout }),
      )
    server.close()
    return { ...ran, asked }
  }

  it('are told of what is bundled, though npm does not install it', async () => {
    const { code, out, asked } = await lookUp('hono')
    expect(out).toContain('hono *: high: a hole https://example.test/1')
    expect(code).toBe(1)
    expect(asked).toBeGreaterThan(100)
  })

  it('do not matter in what is only built with', async () => {
    expect(await lookUp('vitest')).toMatchObject({
      code: 0,
      out: expect.stringContaining(', 0 known weaknesses'),
    })
  })

  it('count as not looked at where the registry does not answer', async () => {
    const { code, out } = await lookUp(null)
    expect(code).toBe(75)
    expect(out).toContain('the registry told no advisories: 405')
  })
})
