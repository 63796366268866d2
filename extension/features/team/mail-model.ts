/** A mail to several people: the text in one of five languages, and whom it is for. It is sent by the person's own program. */
import { batch, createModel, signal } from '@preact/signals'
import type * as v from 'valibot'
import { textAnswer, type textRequest } from '#shared/requirement.ts'
import type { Language } from '#shared/settings.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import type { MailText } from './mailto.ts'
import { organisationPath } from './requirement-model.ts'

export type MailKind = v.InferOutput<typeof textRequest>['kind']
export interface Recipient {
  readonly id: string
  readonly name: string
  readonly email: string
}

export const MailModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  /** Null: no mail is being prepared. */
  const to = signal<readonly Recipient[] | null>(null)
  const kind = signal<MailKind>('remind')
  const language = signal<Language>('en')
  const text = signal<MailText | null>(null)
  const trouble = signal<Trouble | null>(null)
  let organisation = ''
  let latest = 0

  async function write() {
    const mine = (latest += 1)
    const asked = await api.ask({
      method: 'POST',
      path: organisationPath(organisation, 'requirement/text'),
      body: { language: language.peek(), kind: kind.peek() },
      answer: textAnswer,
    })
    if (mine !== latest) return
    batch(() => {
      trouble.value = asked.ok ? null : asked.error
      text.value = asked.ok ? asked.value : null
    })
  }

  return {
    to,
    kind,
    language,
    text,
    trouble,
    write,
    prepare(of: string, people: readonly Recipient[], first: { kind: MailKind; language: Language }) {
      organisation = of
      batch(() => {
        to.value = people
        kind.value = first.kind
        language.value = first.language
        text.value = null
      })
      return write()
    },
    /** The same mail to others. */
    readdress(people: readonly Recipient[]) {
      to.value = people
    },
    choose(changes: { readonly kind?: MailKind; readonly language?: Language }) {
      batch(() => {
        kind.value = changes.kind ?? kind.peek()
        language.value = changes.language ?? language.peek()
      })
      return write()
    },
    drop() {
      latest += 1
      batch(() => {
        to.value = null
        text.value = null
        trouble.value = null
      })
    },
  }
})
export type MailModel = InstanceType<typeof MailModel>
