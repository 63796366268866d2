/** The large sandbox as a process of its own that changes one member whenever its parent says so. */
import { startSandbox } from '#daemon/sandbox/server.ts'

const sandbox = await startSandbox({ port: 0, size: 'large', dataDir: null })
const { world } = sandbox
process.on('message', () => {
  const [person] = world.state.people.slice(5000)
  if (!person) throw new Error('the large set has no member in its middle')
  person.lastName += 'a'
  world.touch()
  process.send?.('changed')
})
process.once('disconnect', () => {
  process.exit(0)
})
process.send?.(sandbox.apiUrl)
