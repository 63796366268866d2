/**
 * Names, dates and findings as Prometheus reads them (text format 0.0.4), in pieces. What is not known is left out, and
 * counted: a zero would be a measurement. Pure.
 */
import type { FeedTold, Reach } from './told.ts'
import { phases, type DomainRow } from '#shared/domains.ts'
import { unknownReasons } from '#shared/fact.ts'
import { findingStatuses, severities } from '#shared/findings.ts'
import { epoch } from '#shared/time.ts'

type Labels = Readonly<Record<string, string>>
type Sample = readonly [labels: Labels, value: number]
interface Metric {
  readonly name: string
  readonly help: string
  readonly samples: (told: FeedTold) => Iterable<Sample>
}

const dates = [
  ['paid_until', 'paidUntil', 'Until when the name is paid, by its registrar or by the word of the person.'],
  [
    'expiry',
    'expiry',
    'Date of expiry as the registry prints it, which may move by itself when it is reached.',
  ],
  ['renew_by', 'renewBy', 'Last safe time to renew the name.'],
  ['restore_by', 'restoreBy', 'Last time to restore the name, or a little before.'],
] as const satisfies readonly (readonly [string, keyof DomainRow, string])[]

/** A name in no organisation has none: an empty label is the same as none. */
const labelsOf = ({ name, organisation }: DomainRow) => ({ name, organisation: organisation ?? '' })

const ofNames: readonly Metric[] = [
  {
    name: 'latchkey_domain_phase',
    help: 'Where the name is in its life; always 1.',
    samples: ({ names }) => map(names, ({ row }) => [{ ...labelsOf(row), phase: row.phase }, 1]),
  },
  ...dates.map(([name, key, help]): Metric => ({
    name: `latchkey_domain_${name}_timestamp_seconds`,
    help,
    samples: ({ names }) =>
      map(names, ({ row }) => {
        const at = row[key]
        return at === null ? null : [labelsOf(row), epoch(at) / 1000]
      }),
  })),
  {
    name: 'latchkey_domains',
    help: 'Names by where they are in their lives, unknown among them.',
    // names of a list that is not known would be counted as none
    samples: ({ names, lists }) =>
      counted(
        phases.map((phase) => [{ phase }, names.filter(({ row }) => row.phase === phase).length]),
        lists.unknown === 0 && (lists.known > 0 || names.length > 0),
      ),
  },
  {
    name: 'latchkey_domains_without_date',
    help: 'Names of which no date is known, by the reason.',
    samples: ({ names, lists }) =>
      counted(
        unknownReasons.map((reason) => [
          { reason },
          names.filter(({ row }) => row.paidUntil === null && row.expiry === null && row.reason === reason)
            .length,
        ]),
        lists.unknown === 0 && (lists.known > 0 || names.length > 0),
      ),
  },
  {
    name: 'latchkey_domain_lists',
    help: 'Organisations by whether their list of names is known now.',
    samples: ({ lists }) => [
      [{ state: 'known' }, lists.known],
      [{ state: 'unknown' }, lists.unknown],
    ],
  },
  {
    name: 'latchkey_last_sync_timestamp_seconds',
    help: 'When the provider was last asked with success.',
    samples: ({ overview: { lastSyncAt } }) => (lastSyncAt === null ? [] : [[{}, epoch(lastSyncAt) / 1000]]),
  },
]

const ofFindings: readonly Metric[] = [
  {
    name: 'latchkey_info',
    help: 'About this Latchkey; always 1.',
    samples: ({ overview: { version, sandbox } }) => [[{ version, sandbox: String(sandbox) }, 1]],
  },
  {
    name: 'latchkey_organisation_info',
    help: 'Names of the organisations; always 1.',
    samples: ({ overview: { organisations } }) =>
      map(organisations, ({ id, name }) => [{ organisation: id, organisation_name: name }, 1]),
  },
  {
    name: 'latchkey_badge',
    help: 'What the badge says; always 1.',
    samples: ({ overview: { badge } }) => [[{ state: badge.state }, 1]],
  },
  {
    name: 'latchkey_score',
    help: 'Score of the account from 0 to 100; absent while nothing is known of it.',
    samples: ({ overview: { score } }) => (score === null ? [] : [[{}, score]]),
  },
  {
    name: 'latchkey_findings',
    help: 'Findings by severity and status; what could not be answered has the status unknown.',
    samples: ({ overview: { tally, score } }) =>
      counted(
        severities.flatMap((severity) =>
          findingStatuses.map((status): Sample => [
            { severity, status },
            tally
              .filter((one) => one.severity === severity && one.status === status)
              .reduce((sum, { subjects }) => sum + subjects, 0),
          ]),
        ),
        // without a score nothing was judged, and nothing found is then no zero
        score !== null,
      ),
  },
]

const metricsByReach: Readonly<Record<Reach, readonly Metric[]>> = {
  'names-and-dates': ofNames,
  whole: [...ofFindings, ...ofNames],
}

export function* metricsPieces(told: FeedTold, reach: Reach): Generator<string> {
  for (const { name, help, samples } of metricsByReach[reach]) {
    // one set of labels has one value: a list that names something twice must not void the whole answer
    const seen = new Set<string>()
    for (const [labels, value] of samples(told)) {
      const series = `${name}${written(labels)}`
      if (seen.has(series)) continue
      if (seen.size === 0) yield `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`
      seen.add(series)
      yield `${series} ${String(value)}\n`
    }
  }
}

/** @param isComplete whether everything there is was counted, so that a zero is one */
const counted = (samples: readonly Sample[], isComplete: boolean) =>
  isComplete ? samples : samples.filter(([, count]) => count > 0)

function* map<T>(all: Iterable<T>, of: (one: T) => Sample | null): Generator<Sample> {
  for (const one of all) {
    const sample = of(one)
    if (sample !== null) yield sample
  }
}

const written = (labels: Labels) => {
  const pairs = Object.entries(labels).filter(([, value]) => value !== '')
  return pairs.length === 0 ? '' : `{${pairs.map(([name, value]) => `${name}="${escaped(value)}"`).join()}}`
}

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
