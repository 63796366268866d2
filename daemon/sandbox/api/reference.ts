/** Countries, languages and time zones. The numbers of Switzerland, French, English and Zurich are the provider's own. */
const country = (id: number, name: string, short: string) => ({
  id,
  name,
  short_name: short,
  is_enabled: true,
})
export const countries = [
  country(203, 'SWITZERLAND', 'CH'),
  country(73, 'FRANCE', 'FR'),
  country(21, 'BELGIUM', 'BE'),
  country(80, 'GERMANY', 'DE'),
  country(105, 'ITALY', 'IT'),
  country(196, 'SPAIN', 'ES'),
  country(14, 'AUSTRIA', 'AT'),
  country(222, 'UNITED KINGDOM', 'GB'),
] as const

const language = (id: number, name: string, short: string, locale: string) => ({
  id,
  name,
  short_name: short,
  locale,
  short_locale: locale.slice(0, 2),
})
export const languages = [
  language(1, 'Français', 'F', 'fr_FR'),
  language(2, 'English', 'E', 'en_GB'),
  language(3, 'Deutsch', 'D', 'de_DE'),
  language(4, 'Italiano', 'I', 'it_IT'),
  language(5, 'Español', 'S', 'es_ES'),
] as const

interface Timezone {
  readonly id: number
  readonly name: string
  readonly gmt: string
}
export const timezones: readonly [Timezone, ...Timezone[]] = [
  { id: 414, name: 'Europe/Zurich', gmt: '01:00' },
  { id: 377, name: 'Europe/London', gmt: '00:00' },
  { id: 383, name: 'Europe/Madrid', gmt: '01:00' },
  { id: 390, name: 'Europe/Paris', gmt: '01:00' },
  { id: 396, name: 'Europe/Rome', gmt: '01:00' },
  { id: 150, name: 'America/New_York', gmt: '-05:00' },
]

/** The entry with that number; the first where there is none. */
export const byId = <T extends { readonly id: number }>(
  list: readonly [T, ...(readonly T[])],
  id: number,
): T => list.find((entry) => entry.id === id) ?? list[0]
