/** Paints a face on the toolbar's button. */
import type { Translator } from '#shared/i18n.ts'
import type { BadgeFace } from './badge.ts'
import { toolbar } from './browser.ts'

export async function paint(face: BadgeFace, { t }: Translator): Promise<void> {
  const title = t(face.title.key, face.title.params)
  const words = face.leftOut === 0 ? title : `${title} · ${t('badge.left-out', { count: face.leftOut })}`
  const icon = (size: number) => `/icon/${face.shape}-${String(size)}.png`
  await Promise.all([
    toolbar.setBadgeText({ text: face.text }),
    toolbar.setBadgeBackgroundColor({ color: face.color }),
    toolbar.setBadgeTextColor({ color: '#ffffff' }),
    toolbar.setTitle({ title: face.sandbox ? t('badge.sandbox', { title: words }) : words }),
    toolbar.setIcon({ path: { 16: icon(16), 32: icon(32), 48: icon(48) } }),
  ])
}
