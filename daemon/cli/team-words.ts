/** What the `team` commands say to a person. */
import { table } from './output.ts'
import type { Adoption, DryRunRow, Requirement } from '#shared/requirement.ts'

/** Of people, days and events. */
const LINES_TOLD = 40

const refusals: Readonly<Record<NonNullable<Requirement['refused']>, string>> = {
  'own-2fa-off': 'Not yet: your own 2FA is off, and your next action would be stopped. Set it up first.',
  'own-2fa-unknown':
    'Not yet: whether your own 2FA is on is not known. Look in the Manager, then say it: `latchkey state set twoFactor on`.',
  'role-too-low': 'Not by you: it takes an administrator or a legal representative. Ask one of them.',
  'role-unknown': 'Not yet: your role in the organisation is not known.',
}
const stepWords: Readonly<Record<Requirement['steps'][number]['id'], string>> = {
  own: 'your own 2FA is on',
  administrators: 'enough administrators have 2FA',
  tell: 'everybody who lacks it was told',
  date: 'a day is planned',
  switch: 'it is switched on',
  everyone: 'nobody lacks it',
}
const stepMarks: Readonly<Record<Requirement['steps'][number]['state'], string>> = {
  done: 'done',
  open: 'to do',
  unknown: 'not known',
}

const requiredWords = (required: boolean | null) =>
  required === null ? 'Whether 2FA is required is not known' : `2FA is ${required ? '' : 'not '}required`

export function requirementWords(told: Requirement): string {
  const { organisation, required, refused, administrators, counts, planned, steps, fix } = told
  const { stopped = 0, unknown = 0, external = 0, apart = 0 } = counts
  return [
    `${organisation.name} (${organisation.id}): ${requiredWords(required)}.`,
    planned === null ? 'No day is planned.' : plannedWords(planned),
    told.observedAt === null
      ? 'The people are not known: no connected login may read them.'
      : [
          `${required === true ? 'Stopped' : 'Would be stopped'} at the next action: ${String(stopped)}; not known: ${String(unknown)}; `,
          `of these, externals who may leave instead: ${String(external)}. Apart (invited, SSO): ${String(apart)}.`,
        ].join(''),
    `Administrators with 2FA: ${String(administrators.enrolled)} of ${String(administrators.all)}.`,
    ...(administrators.few
      ? [
          `Too few for a way back in.${names(' Without', administrators.lacking)}${names(' Not known', administrators.unknown)}`,
        ]
      : []),
    ...(required === true ? [] : [refused === null ? `You may switch it on: ${fix.url}` : refusals[refused]]),
    '',
    table(steps.map(({ id, state }) => [stepMarks[state], stepWords[id]])),
  ].join('\n')
}

const names = (what: string, some: readonly string[]) =>
  some.length === 0 ? '' : `${what}: ${some.join(', ')}.`

export function plannedWords({ on, daysLeft, reminders }: NonNullable<Requirement['planned']>): string {
  if (daysLeft < 0) return `Planned for ${on}: the day has passed.`
  const next = reminders.filter(({ passed }) => !passed).map((one) => one.on)
  const when = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${String(daysLeft)} days`
  return `Planned for ${on}, ${when}.${next.length === 0 ? '' : ` Reminders on ${next.join(', ')}.`}`
}

const stoppedWords: Readonly<Record<DryRunRow['stopped'], string>> = {
  yes: 'stopped',
  no: 'goes on',
  unknown: 'not known',
  apart: 'apart',
}

export function dryRunWords(rows: readonly DryRunRow[]): string {
  const more = rows.length - LINES_TOLD
  return [
    table([
      ['NEXT ACTION', 'NAME', 'ADDRESS', 'ROLE', 'KIND', 'MAY LEAVE'],
      ...rows
        .slice(0, LINES_TOLD)
        .map((row) => [
          stoppedWords[row.stopped],
          row.name,
          row.email,
          row.role ?? '?',
          row.kind,
          row.mayLeave ? 'yes' : '',
        ]),
    ]),
    ...(more > 0 ? [`and ${String(more)} more; --json prints all of them`] : []),
    '',
    'Stopped: the Manager and the Web apps, until 2FA is set up. Open until then: the apps of computers and phones.',
    'Once it is set up, mail programs and other synchronisation need an application password.',
  ].join('\n')
}

const eventWords: Readonly<Record<Adoption['events'][number]['kind'], string>> = {
  required: '2FA is required',
  'not-required': '2FA is no longer required',
  'switched-on': 'switched 2FA on',
  'switched-off': 'switched 2FA off',
  joined: 'joined',
  left: 'left',
}

export function adoptionWords({ days, events }: Adoption): string {
  if (days.length === 0) return 'Nothing was observed yet.'
  return [
    table([
      ['DAY', 'ON', 'SMS ONLY', 'OFF', 'NOT KNOWN', 'REQUIRED'],
      ...days
        .slice(-LINES_TOLD)
        .map(({ day, on, weak, off, unknown, required }) => [
          day,
          ...[on, weak, off, unknown].map(String),
          required === null ? '?' : required ? 'yes' : 'no',
        ]),
    ]),
    ...(events.length === 0 ? [] : ['']),
    ...(events.length === 0
      ? []
      : [
          table(
            events
              .slice(0, LINES_TOLD)
              .map(({ at, kind, name }) => [
                `${at.slice(0, 16).replace('T', ' ')}Z`,
                `${name ?? ''} ${eventWords[kind]}`.trim(),
              ]),
          ),
        ]),
  ].join('\n')
}
