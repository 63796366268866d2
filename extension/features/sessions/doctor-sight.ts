/** Looks at the browser for its doctor: what an extension may see of it, and what the person has allowed it to see. */
import { browser, isFirefox } from '../../core/browser.ts'
import type { SiteRule } from '#shared/sessions.ts'
import type { CookieSetting, OtherExtension, Seen } from './doctor.ts'
import { isAllowed } from './allowed.ts'
import { originsOf } from './reach.ts'

export async function seeBrowser(
  known: Pick<Seen, 'rules' | 'doorsStand' | 'sights' | 'now'>,
): Promise<Seen> {
  const sites = known.rules.map(({ site }) => site)
  const [reached, privateAllowed, cookieSettings, otherExtensions] = await Promise.all([
    reachedOf(sites),
    browser.extension.isAllowedIncognitoAccess(),
    cookieSettingsOf(sites),
    listOtherExtensions(),
  ])
  return { ...known, isFirefox, reached, privateAllowed, cookieSettings, otherExtensions }
}

async function reachedOf(sites: readonly string[]): Promise<string[]> {
  const may = await Promise.all(sites.map((site) => browser.permissions.contains(originsOf([site]))))
  return sites.filter((_, at) => may[at])
}

/** Chromium's own interface, which Firefox does not have; it is absent until the person allows it. */
interface ContentSettings {
  readonly cookies: { get(of: { primaryUrl: string }): Promise<{ setting: CookieSetting }> }
}

/** `[*.]site` covers the names below the site as well: so one of those is asked for, which an exception for the host alone misses. */
const ANY_BELOW = 'any-name'

async function cookieSettingsOf(sites: readonly SiteRule['site'][]): Promise<Seen['cookieSettings']> {
  const { contentSettings } = browser as unknown as { contentSettings?: ContentSettings }
  if (!contentSettings || !(await isAllowed('contentSettings'))) return null
  const found = await Promise.all(
    sites.map(async (site) => {
      const asked = [`https://${site}/`, `https://${ANY_BELOW}.${site}/`].map(async (primaryUrl) => {
        const { setting } = await contentSettings.cookies.get({ primaryUrl })
        return setting
      })
      const settings = await Promise.all(asked)
      return [site, settings.find((one) => one === 'allow') ?? settings[0] ?? 'allow'] as const
    }),
  )
  return new Map(found)
}

async function listOtherExtensions(): Promise<readonly OtherExtension[] | null> {
  const { management } = browser as { management?: typeof browser.management }
  if (!management || !(await isAllowed('management'))) return null
  const all = await management.getAll()
  return all
    .filter(({ id, enabled, type }) => enabled && type === 'extension' && id !== browser.runtime.id)
    .map(({ name, permissions, hostPermissions }) => ({
      name,
      permissions: permissions ?? [],
      hosts: hostPermissions ?? [],
    }))
}
