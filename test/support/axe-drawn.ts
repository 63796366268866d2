/** What axe finds wrong with what was drawn, as far as that can be told without a layout: names, roles, labels, order of headings. */
import axe from 'axe-core'

export async function findingsIn(root: HTMLElement): Promise<string[]> {
  const { violations, passes } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  if (passes.length === 0) throw new Error('axe looked at nothing')
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}
