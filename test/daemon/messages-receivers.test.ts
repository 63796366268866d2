/** Results as receivers write them today, and the same lines written by whoever forges a mail. */
import { describe, expect, it } from 'vitest'
import { world } from '../support/mail-world.ts'
import { aMail, eml, examined, judged } from '../support/mails.ts'
import { FAILED, PASSED, receivers } from '../support/receivers.ts'

const brought = eml(aMail({ results: null }))
const verdict = async (lines: readonly string[], receiver: string) => {
  const mail = Buffer.concat([Buffer.from(lines.map((line) => `${line}\r\n`).join('')), brought])
  const { verdict, reasons } = judged(await examined(mail, receiver), world)
  return { verdict, codes: reasons.map(({ code }) => code) }
}

describe.each(receivers)('$name', ({ named, inside, results, edge }) => {
  const faked = [...results(PASSED), edge]
  const unproven = ['forged', 'suspicious', 'unknown']

  it('is believed where it writes', async () => {
    expect((await verdict([...inside, ...results(PASSED), edge], named)).verdict).toBe('genuine')
    expect((await verdict([...inside, ...results(FAILED), edge], named)).verdict).not.toBe('genuine')
  })

  it('is not believed below what it found itself', async () => {
    for (const below of [faked, [...inside, ...faked]])
      expect((await verdict([...inside, ...results(FAILED), edge, ...below], named)).verdict).toMatch(
        /forged|suspicious/,
      )
  })

  it('is not believed where it wrote nothing', async () => {
    for (const above of [[], inside]) {
      const seen = await verdict([...above, edge, ...faked], named)
      expect(unproven).toContain(seen.verdict)
      expect(seen.codes).not.toContain('signed')
    }
  })

  it('is not believed for another that was named', async () => {
    const seen = await verdict([...inside, ...results(PASSED), edge], 'mx.other.example')
    expect([seen.verdict, seen.codes.includes('results-absent')]).toEqual(['unknown', true])
  })
})
