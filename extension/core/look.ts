/** One look at the daemon: repaint the toolbar if anything changed, and show what is new. */
import { badge } from '#shared/status.ts'
import type { Translator } from '#shared/i18n.ts'
import type { Api } from './api.ts'
import { faceOf, faceOfTrouble, type BadgeFace } from './badge.ts'

export interface LookPorts {
  readonly api: Pick<Api, 'call'>
  readonly words: () => Promise<Translator>
  readonly paint: (face: BadgeFace, words: Translator) => Promise<void>
  /** The ETag of what is painted; null paints anew. */
  readonly painted: { read(): Promise<string | null>; write(etag: string | null): Promise<void> }
}

/** True if the daemon answered. */
export async function look({ api, words, paint, painted }: LookPorts): Promise<boolean> {
  const etag = await painted.read()
  const answered = await api.call({ path: '/v1/badge', answer: badge, etag })
  if (!answered.ok) {
    await painted.write(null)
    await paint(faceOfTrouble(answered.error), await words())
    return false
  }
  if (answered.value.value === null) return true
  await paint(faceOf(answered.value.value), await words())
  await painted.write(answered.value.etag)
  return true
}
