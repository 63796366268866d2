/** Shows what a change would do, asks, makes it, and says what was read back. */
import { createInterface } from 'node:readline/promises'
import * as v from 'valibot'
import type { Context } from './context.ts'
import { table, type Output } from './output.ts'
import {
  changePreview,
  changeResult,
  type ChangePreview,
  type ChangeRequest,
  type ChangeResult,
} from '#shared/changes.ts'
import { saidProducts } from '#shared/products.ts'
import { roles } from '#shared/team.ts'

/** @param yes said beforehand: nothing is asked */
export async function makeChange(
  { daemon, out }: Context,
  request: ChangeRequest,
  yes: boolean,
): Promise<void> {
  const asked = await daemon.call('POST', '/v1/changes/preview', request)
  if (!asked.ok) {
    out.failCall(asked.error)
    return
  }
  const preview = v.parse(changePreview, asked.value)
  if (!out.json) out.message(previewWords(out, preview))
  if (preview.id === null) {
    if (out.json) out.result({ preview, result: null }, () => '')
    tellRefused(out, preview)
    return
  }
  if (!yes && !(await saysYes(out))) {
    if (out.json) out.result({ preview, result: null }, () => '')
    out.fail('nothing was changed. Say --yes to make this change.')
    return
  }
  const done = await daemon.call('POST', '/v1/changes/confirm', { id: preview.id })
  if (!done.ok) {
    out.failCall(done.error)
    return
  }
  const result = v.parse(changeResult, done.value)
  out.result({ preview, result }, () => resultWords(out, result))
  if (result.outcome === 'refused') tellRefused(out, result)
  else if (result.outcome === 'not-taken' || result.outcome === 'unclear') process.exitCode = 1
  else if (result.outcome === 'partly-done' || result.outcome === 'partly-unclear') tellRefused(out, result)
}

type Shown = ChangePreview['rows'][number]['to']

function sayShown({ translator }: Output, value: Shown): string {
  const { t } = translator
  if (value === null) return '-'
  if (typeof value === 'boolean') return t(value ? 'app.on' : 'app.off')
  if (Array.isArray(value)) return saidProducts(translator, value)
  const role = roles.find((one) => one === value)
  return role ? t(`role.${role}`) : value
}

function previewWords(out: Output, { rows, warnings }: ChangePreview): string {
  const { t } = out.translator
  const lines = rows.map(({ field, from, to }) => [
    t(`change.field.${field}`),
    sayShown(out, from),
    sayShown(out, to),
  ])
  return [
    table([[t('change.field'), t('change.now'), t('change.then')], ...lines]),
    ...warnings.map((one) => t(`change.warning.${one}`)),
  ].join('\n')
}

function resultWords(out: Output, { outcome, rows, once }: ChangeResult): string {
  const { t } = out.translator
  const lines = rows.map(({ field, wanted, is }) => [
    t(`change.field.${field}`),
    sayShown(out, wanted),
    sayShown(out, is),
  ])
  return [
    t(`change.outcome.${outcome}`),
    ...(rows.length === 0
      ? []
      : [table([[t('change.field'), t('change.wanted'), t('change.is')], ...lines])]),
    ...(once === null ? [] : [once, t('change.warning.shown-once')]),
  ].join('\n')
}

function tellRefused(out: Output, { refused, guided }: Pick<ChangePreview, 'refused' | 'guided'>): void {
  const { t } = out.translator
  const reasons = refused.map(({ because, field }) => {
    const reason = t(`change.refused.${because}`)
    return field === null ? reason : `${t(`change.field.${field}`)}: ${reason}`
  })
  const way = guided === null ? [] : [t(`action.${guided}.label`)]
  out.fail([...reasons, ...way].join('\n'))
}

/** Only a terminal can answer. */
async function saysYes(out: Output): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await lines.question(`${out.translator.t('change.ask')} [y/N] `)
  lines.close()
  return answer.trim().toLowerCase() === 'y'
}
