import { afterEach, expect, it } from 'vitest'
import { sandboxPages } from '#daemon/sandbox/pages/paths.ts'
import { startNamesStory, told } from '../support/names-story.ts'

let story: Awaited<ReturnType<typeof startNamesStory>>
afterEach(() => story.stop())

const NAME = 'vully.example'
const { stranger } = sandboxPages

it(
  'a name that a stranger moves, unlocks and leads elsewhere is told of, until it is undone',
  { timeout: 60_000 },
  async () => {
    story = await startNamesStory([NAME, 300])
    const press = async (label: string) =>
      story.visitor.submit(
        await story.visitor.open(stranger),
        stranger,
        {},
        `${label}<span class="unseen"> ${NAME}`,
      )
    let day = 0
    /** A day later, when the registry has been asked again. */
    const seen = async () => {
      const now = await story.goTo((day += 1.5))
      const { badge, findings } = await story.status()
      const open = findings.filter(({ status }) => status !== 'dismissed').map((one) => told(one, now))
      return {
        badge: [badge.state, badge.worst, badge.unknown],
        open,
        notices: Object.keys(await story.look()),
      }
    }
    const calm = { badge: ['ok', null, 0], open: [], notices: [] }
    expect(await seen()).toEqual(calm)

    await press('Ask for a transfer')
    expect(await seen()).toEqual({
      badge: ['todo', 'critical', 0],
      open: [`critical: ${NAME} is being transferred. Somebody has asked to move it to another registrar`],
      notices: [NAME],
    })
    await press('Take the request back')
    expect(await seen()).toEqual(calm)

    await press('Change the name servers')
    const { open, ...changed } = await seen()
    expect(changed).toEqual({ badge: ['todo', 'warning', 0], notices: [NAME] })
    expect(open).toHaveLength(1)
    expect(open[0]).toMatch(
      /^warning: vully\.example leads to other name servers\. ns1\.stranger\.example in place of ns11\.sandbox\.example, ns12\.sandbox\.example, seen first on /,
    )
    // it is told once, and still stands
    expect(await seen()).toMatchObject({ open, notices: [] })
    await press('Change them back')
    expect(await seen()).toEqual(calm)
  },
)
