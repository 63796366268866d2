/** Installs a package as the service of a folder, as `latchkey service install` does, with less patience for one that does not answer. */
import { homedir } from 'node:os'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { prepareHome } from '#daemon/core/home.ts'
import { installService } from '#daemon/install/autostart.ts'
import { ownKeeper } from '#daemon/install/own-keeper.ts'

const [root = '', port = '', folder = ''] = process.argv.slice(2)
const around = {
  root,
  port: Number(port),
  env: process.env,
  platform: process.platform,
  homeFolder: homedir(),
}
const keeper = ownKeeper(around)
if (keeper === null) throw new Error('no service manager')
const { socketPath } = await prepareHome(root)
const daemon = createDaemonClient(socketPath)
const done = await installService({
  ...around,
  keeper,
  package: folder,
  socketPath,
  ask: (path) => daemon.call('GET', path),
  patience: 4_000,
})
console.log(JSON.stringify(done.ok ? done.value : done.error))
