/** A certificate authority of the tests' own, and certificates for whatever name is asked for. */
import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface TestAuthority {
  /** What a browser has to trust, as PEM. */
  readonly pem: string
  /** A certificate for one host name, with the authority's own behind it, and its key, both as PEM. */
  certify(host: string): Promise<{ cert: string; key: string }>
  remove(): Promise<void>
}

const newKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string

export async function testAuthority(): Promise<TestAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-authority-'))
  const file = (name: string) => join(folder, name)
  const key = newKey()
  await Promise.all([writeFile(file('authority.key'), newKey()), writeFile(file('site.key'), key)])
  const certificate = async (name: string, keyFile: string, extensions: string[], issuer: string[] = []) => {
    const request = ['req', '-x509', '-new', '-days', '30', '-subj', `/CN=${name}`, '-key', file(keyFile)]
    const added = extensions.flatMap((extension) => ['-addext', extension])
    const { stdout } = await run('openssl', [...request, ...added, ...issuer])
    return stdout
  }
  const pem = await certificate('test authority', 'authority.key', ['keyUsage=critical,keyCertSign,cRLSign'])
  await writeFile(file('authority.pem'), pem)
  const issuer = ['-CA', file('authority.pem'), '-CAkey', file('authority.key')]
  return {
    pem,
    async certify(host) {
      const forSite = ['basicConstraints=critical,CA:FALSE', 'extendedKeyUsage=serverAuth']
      const own = await certificate(host, 'site.key', [`subjectAltName=DNS:${host}`, ...forSite], issuer)
      return { cert: own + pem, key }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
