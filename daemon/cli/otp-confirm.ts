/** `otp add`: a code is kept once somebody has said that it is right. */
import { parse } from 'valibot'
import { clockSentence } from './otp-entries.ts'
import { nameOf, type Codes } from './with-codes.ts'
import { failVault } from './with-vault.ts'
import { codeAnswer, codeEntry, type CodeAnswer, type CodeDraft, type CodeEntry } from '#shared/codes.ts'

/** What nobody has tried may be wrong, and is missed only once the other app is gone. */
export async function keepConfirmed({ all, entries, input, ask }: Codes, draft: CodeDraft): Promise<void> {
  const { out } = all
  const drop = () => all.daemon.call('DELETE', `/v1/codes/drafts/${draft.id}`)
  if (draft.duplicateOf !== null)
    out.message(
      tellRemoved(entries, draft) ??
        `This is already kept, with the same secret key (${draft.duplicateOf}). Answer with nothing to leave it at that.`,
    )
  for (const remark of draft.remarks) out.message(out.translator.t(`codes.remark.${remark}`))
  const { issuer, account, origins, connection } = draft
  const named = { issuer, account, origins, connection }
  let shown: CodeAnswer | null = null
  for (let tries = 3; tries > 0; tries -= 1) {
    // by a counter, asking again would be one more
    if (draft.kind === 'totp' || shown === null)
      shown = await ask('POST', `/v1/codes/drafts/${draft.id}/code`, {}, codeAnswer)
    if (shown === null) return
    const off = clockSentence(shown)
    if (off !== null) out.message(off)
    const said = await askWhetherRight(input, draft, shown.code)
    if (said === '') break
    const confirm = said.toLowerCase() === 'yes' ? { by: 'site' } : { by: 'other-app', code: said }
    const kept = await all.daemon.call('POST', `/v1/codes/drafts/${draft.id}/keep`, { confirm, ...named })
    if (kept.ok) {
      const entry = parse(codeEntry, kept.value)
      out.result(entry, () =>
        [
          `${nameOf(entry)} is kept. \`latchkey otp show ${entry.id}\` gives its codes.`,
          ...(entry.origins.length > 0
            ? []
            : [
                `The browser fills it in once it knows where: \`latchkey otp edit ${entry.id} --origin https://…\`.`,
              ]),
          'Whoever has this computer, unlocked, and the passphrase of the vault has this second factor, too.',
        ].join('\n'),
      )
      return
    }
    if (kept.error.type !== 'refused' || kept.error.code !== 'not-confirmed') {
      failVault(all, kept.error)
      await drop()
      return
    }
    out.message('That is neither `yes` nor a code of now.')
  }
  await drop()
  out.fail('nothing was kept: nobody has said that the code is right.')
}

async function askWhetherRight(input: Codes['input'], draft: CodeDraft, code: string): Promise<string> {
  const whose = draft.remarks.includes('no-name') ? '' : ` of ${nameOf(draft)}`
  const said = await input.askIfAny(
    `The code${whose} is now ${code}. \`yes\` once the site has taken it, or the code that your other app shows`,
  )
  return said.trim()
}

/** `null` where what it doubles was not removed. */
export function tellRemoved(entries: readonly CodeEntry[], { duplicateOf }: CodeDraft): string | null {
  const entry = entries.find(({ id, removedAt }) => id === duplicateOf && removedAt !== null)
  return entry
    ? `${nameOf(entry)} was removed, with the same secret key. \`latchkey otp restore ${entry.id}\` brings it back.`
    : null
}
