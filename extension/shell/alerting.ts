/** The Manager's security alert for one person or several: the guided action, then the person's word that it was sent. */
import type { MemberRow } from '#shared/team.ts'
import type { App } from './app.ts'
import { knownGuides } from './commands.ts'

export type Alerted = Pick<MemberRow, 'id' | 'name' | 'email'>

/** More are counted instead of named. */
const NAMED = 3

/** Null where no page for it is known. */
export function alerting(app: App): ((members: readonly Alerted[]) => void) | null {
  const guide = knownGuides(app).find(({ action }) => action === 'send-security-alert')
  if (!guide) return null
  return (members) => {
    const { t, list } = app.words.peek()
    const names = members.slice(0, NAMED).map(({ name, email }) => name || email)
    const more = members.length - names.length
    const whom = list(more > 0 ? [...names, t('alert.more', { count: more })] : names)
    app.guided.value = {
      guide,
      title: `${t('action.send-security-alert.label')}: ${whom}`,
      key: null,
      word: {
        text: t('alert.word'),
        label: t('alert.sent'),
        say: () =>
          app.team.tell(
            members.map(({ id }) => id),
            'manager',
          ),
      },
    }
  }
}
