/** Of `03/04/2027`, which is the day: said by the answer, shown by another of its dates, or known of its extension. */

export type DayOrder = 'day-first' | 'month-first'

/** Whose countries write the day first, and whose registries do. Points are between day and month everywhere. */
const DAY_FIRST = new Set(
  [
    'ad al ao ar at ba be bf bg bj bo br by cd cg ch ci cl cr cv cy cz de dk do dz ec ee es fi fr gf gg gp gr gt',
    'hk hn hr hu id ie il im in it je ke li lt lu lv ma mc md mg mk mo mq mu mx my mz nc ng ni nl no nz pe pf pl pm pt',
    'py re ro rs se sg si sk sm sn sv td tf tg th tn tr ua uk uy uz va ve vn wf yt za zm zw',
  ].flatMap((line) => line.split(' ')),
)
/** All of one operator (Freenom). */
const MONTH_FIRST = new Set(['tk', 'ml', 'cf', 'gq'])

/** `dd/mm/yyyy`, also as Frenchmen, Germans and Italians write it. */
const SAYS_DAY = /\b(?:dd|jj|tt|gg)[/.-]mm\b/i
const SAYS_MONTH = /\bmm[/.-](?:dd|jj|tt|gg)\b/i
const DATE = /^(\d{1,2})([/-])(\d{1,2})\2\d{4}\b/

/**
 * `null`: nobody can tell, or two things say different.
 * @param lines of the whole answer
 * @param values of the record, with all its dates
 */
export function dayOrder(lines: readonly string[], values: readonly string[], tld: string): DayOrder | null {
  const said = agreed(lines.flatMap(saidBy))
  if (said !== null) return said
  return agreed([...values.flatMap(shownBy), ...knownOf(tld)])
}

function knownOf(tld: string): DayOrder[] {
  if (DAY_FIRST.has(tld)) return ['day-first']
  return MONTH_FIRST.has(tld) ? ['month-first'] : []
}

function saidBy(line: string): DayOrder[] {
  const says: DayOrder[] = SAYS_DAY.test(line) ? ['day-first'] : []
  return SAYS_MONTH.test(line) ? [...says, 'month-first'] : says
}

/** There is no thirteenth month. */
function shownBy(value: string): DayOrder[] {
  const [, first, , next] = DATE.exec(value) ?? []
  if (Number(first) > 12) return ['day-first']
  return Number(next) > 12 ? ['month-first'] : []
}

const agreed = (orders: readonly DayOrder[]): DayOrder | null => {
  const [first] = orders
  return first !== undefined && orders.every((one) => one === first) ? first : null
}
