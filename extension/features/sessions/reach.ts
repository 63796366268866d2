/** The permission that a rule needs: the host itself and everything below it. A browser asks for it only in a press. */
export const originsOf = (sites: readonly string[]): { origins: string[] } => ({
  origins: sites.flatMap((site) => [`*://${site}/*`, `*://*.${site}/*`]),
})
