/** `feeds`: what other programs may read of the names, as files and at an address. */
import * as v from 'valibot'
import type { AddCommands, Context } from './context.ts'
import {
  feedAbout,
  feedFormats,
  feedsChanged,
  feedsState,
  type FeedsPatch,
  type FeedsState,
} from '#shared/feeds.ts'

const asSwitch = (text: string) => (text === 'on' ? true : text === 'off' ? false : null)

export const feedCommands: AddCommands = (program, context) => {
  const feeds = program
    .command('feeds')
    .description('what calendars and other programs may read of the names')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/feeds')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const state = v.parse(feedsState, answer.value)
      out.result(state, () => standing(state))
    })

  feeds
    .command('files')
    .description('keep them as files that only you can open')
    .argument('<on|off>')
    .action(async (text: string) => {
      const found = await context()
      const files = asSwitch(text)
      if (files === null) found.out.fail('say on or off', 2)
      else await change(found, { files })
    })

  feeds
    .command('address')
    .description('offer them at a secret address of this computer, which is shown once')
    .argument('<on|off|new>')
    .option('--port <port>', 'where it answers')
    .action(async (text: string, options: { port?: string }) => {
      const found = await context()
      const served = asSwitch(text)
      const port = options.port === undefined ? null : Number(options.port)
      if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
        found.out.fail('--port must be a number between 1 and 65535', 2)
      else if (served !== null) await change(found, { served, ...(port === null ? {} : { port }) })
      else if (text !== 'new') found.out.fail('say on, off or new', 2)
      else if (port !== null) found.out.fail('another port makes a new address by itself: say on', 2)
      else await renew(found)
    })
}

async function change({ daemon, out }: Context, patch: FeedsPatch) {
  const answer = await daemon.call('PATCH', '/v1/feeds', patch)
  if (answer.ok) tell(out, answer.value)
  else out.failCall(answer.error)
}

async function renew({ daemon, out }: Context) {
  const answer = await daemon.call('POST', '/v1/feeds/address', {})
  if (answer.ok) tell(out, answer.value)
  else if (answer.error.type === 'refused' && answer.error.code === 'conflict')
    out.fail('there is no address: make one with `latchkey feeds address on`.')
  else out.failCall(answer.error)
}

function tell(out: Context['out'], answer: unknown) {
  const changed = v.parse(feedsChanged, answer)
  const { address } = changed
  out.result(changed, () =>
    [
      standing(changed),
      ...(address === null
        ? []
        : [
            '',
            'The addresses, shown this once; whoever knows one may read it:',
            ...feedFormats.map((format) => `  ${address}/${feedAbout[format].path}`),
          ]),
    ].join('\n'),
  )
}

const doors: Readonly<Record<FeedsState['door'], (port: string) => string>> = {
  off: () => 'off. `latchkey feeds address on` makes one.',
  open: (port) => `answers on port ${port}.`,
  'address-in-use': (port) =>
    `port ${port} is taken; it is tried again every minute. Or choose another: \`latchkey feeds address on --port <port>\`.`,
  'not-permitted': (port) => `port ${port} may not be used. Choose one above 1023.`,
}

const standing = ({ files, folder, port, door }: FeedsState) =>
  [
    `Files: ${files ? folder : 'off. `latchkey feeds files on` keeps them.'}`,
    `Address: ${doors[door](String(port))}`,
  ].join('\n')
