import { execFile } from 'node:child_process'
import { copyFile, chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownersOf } from '#daemon/core/gate/peer.ts'
import { gatedDaemon, type GatedDaemon } from '../support/gated-daemon.ts'
import { exchange, families, hostOf, parse, type Family } from '../support/raw-http.ts'

describe('the table of the kernel', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:B9F0 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11 1 0 100 0 0 10 0
   1: 0100007F:C001 0100007F:B9F0 01 00000000:00000000 00:00000000 00000000  1001        0 12 1 0 20 4 30 10 -1
   2: 0100007F:B9F0 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 13 1 0 20 4 30 10 -1
   3: 0500007F:C001 0100007F:B9F0 01 00000000:00000000 00:00000000 00000000     0        0 14 1 0 20 4 30 10 -1
`
  it('names the owner of the other end, not of ours', () => {
    expect(ownersOf(table, '0100007F:C001', 0xb9f0)).toEqual([1000])
  })
  it('names every owner that it could be', () => {
    expect(ownersOf(table, '0100007F:B9F0', 0xc001)).toEqual([1001, 0])
  })
  it('names none that is not there', () => {
    expect(ownersOf(table, '0100007F:B9F0', 0xc002)).toEqual([])
  })
})

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0

describe.skipIf(!isRootOnLinux)('another user of this computer', () => {
  const nobody = 65_534
  let folder: string
  let node: string
  let daemon: GatedDaemon
  beforeAll(async () => {
    daemon = await gatedDaemon()
    // Where the checkout lies need not be open to others.
    folder = await mkdtemp(join(tmpdir(), 'latchkey-peer-'))
    await chmod(folder, 0o755)
    node = join(folder, 'node')
    await copyFile(process.execPath, node)
    await chmod(node, 0o755)
  })
  afterAll(async () => {
    await daemon.close()
    await rm(folder, { recursive: true })
  })

  const ask = async (to: GatedDaemon, family: Family, dialled: string = family) => {
    const script = `
      const socket = require('net').connect({ port: ${String(to.port)}, host: '${dialled}' })
      socket.write(Buffer.from('${Buffer.from(to.ask(family)).toString('base64')}', 'base64'))
      socket.pipe(process.stdout)`
    const { stdout } = await promisify(execFile)(node, ['-e', script], { uid: nobody, gid: nobody, cwd: '/' })
    return parse(stdout)
  }

  it.each(families)('is refused over %s, with the right session', async (family) => {
    expect(await ask(daemon, family)).toMatchObject({ status: 403, body: '{"error":"foreign-user"}' })
  })

  it('is refused when its socket is of the other family', async () => {
    expect(await ask(daemon, '127.0.0.1', '::ffff:127.0.0.1')).toMatchObject({ status: 403 })
  })

  it('gets past a gate without that rule', async () => {
    const open = await gatedDaemon((units) => units.filter(({ name }) => name !== 'peer'))
    expect(await ask(open, '127.0.0.1')).toMatchObject({ status: 200 })
    await open.close()
  })
})

it('lets this user in by a mapped address and from another loopback one', async () => {
  const daemon = await gatedDaemon()
  expect(await exchange(daemon.port, '127.0.0.1', daemon.ask('127.0.0.1'))).toMatchObject({ status: 200 })
  for (const options of [{ host: '::ffff:127.0.0.1' }, { host: '127.0.0.1', localAddress: '127.0.0.5' }]) {
    const socket = connect({ port: daemon.port, ...options })
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    socket.write(daemon.ask('127.0.0.1', { headers: { host: hostOf('127.0.0.1', daemon.port) } }))
    await once(socket, 'close')
    expect(parse(text).status).toBe(200)
  }
  await daemon.close()
})
