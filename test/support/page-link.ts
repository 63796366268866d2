import type { Page } from './sandbox-visitor.ts'

/** Where the link with these words leads; throws where the page has none. */
export function linkTo({ html, path }: Page, words: string): string {
  const found = new RegExp(`<a [^>]*href="([^"]+)"[^>]*>\\s*${words}\\s*</a\\s*>`).exec(html)?.[1]
  if (found === undefined) throw new Error(`${path} has no link "${words}"`)
  return found
}
