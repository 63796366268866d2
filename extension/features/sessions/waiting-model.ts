/** Asks the background whether the page may be opened, until it says so: it may be asleep, or just being replaced. */
import { createModel, signal } from '@preact/signals'
import { askAirlock, askToPass, onAirlockChange, type AirlockRequest, type WaitAnswer } from './messages.ts'
import { mayOpen, type WaitingFor } from './waiting-address.ts'

/** After a failed call, in ms: doubled each time. */
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 3_000
/** ms; without an answer for that long the page says so, and takes its question for lost. */
const SILENCE = 15_000

export interface Shut {
  readonly is: 'shut'
  readonly site: string
  readonly answer: WaitAnswer
}
/**
 * `foreign`: no rule covers the address, so nobody will ever open it from here.
 * `press`: another site led here. Going on by ourselves would make its link one of ours, with the cookies that are meant for none.
 */
type Standing = Shut | { readonly is: 'asking' | 'silent' | 'foreign' | 'press' | 'opening' }

interface WaitingPorts {
  readonly waiting: WaitingFor
  /** Called once, and only with the address that the background called open. */
  readonly open: (address: string) => void
}

export const WaitingModel = createModel(({ waiting, open }: WaitingPorts) => {
  const standing = signal<Standing>({ is: 'asking' })
  /** One question at a time, since the background may answer each by moving the tab; an answer to an earlier one is void. */
  let question = 0
  let underWay = false
  let pause = FIRST_PAUSE
  let next: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined

  const expectAnswer = () => {
    clearTimeout(silence)
    silence = setTimeout(() => {
      standing.value = { is: 'silent' }
      void ask()
    }, SILENCE)
  }

  function go() {
    standing.value = { is: 'opening' }
    open(waiting.address)
  }

  async function ask() {
    question += 1
    const mine = question
    underWay = true
    clearTimeout(next)
    const answer = await askToPass(waiting.address).catch(() => null)
    if (mine !== question) return
    underWay = false
    if (answer === null || answer.door === 'sweeping') {
      next = setTimeout(() => void ask(), pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
      return
    }
    clearTimeout(silence)
    if (mayOpen(waiting, answer)) {
      if (answer.byPress) standing.value = { is: 'press' }
      else go()
    } else if (answer.site === null || answer.door === 'open') standing.value = { is: 'foreign' }
    else standing.value = { is: 'shut', site: answer.site, answer }
  }

  onAirlockChange(() => {
    const { is } = standing.peek()
    // asked again, the background might have forgotten who led here: what waits for a press waits for nothing else
    if (is === 'silent' || (!underWay && is !== 'press' && is !== 'opening')) void ask()
  })
  expectAnswer()
  void ask()

  return {
    standing,
    /** The person has pressed; if the door has shut since, the browser leads back here. */
    goOn() {
      if (standing.peek().is === 'press') go()
    },
    /** @param request what may open the door; whether it failed shows in the next answer */
    async again(request?: Exclude<AirlockRequest, { do: 'wait' }>) {
      pause = FIRST_PAUSE
      standing.value = { is: 'asking' }
      clearTimeout(next)
      expectAnswer()
      if (request) {
        question += 1
        underWay = true
        await askAirlock(request).catch(() => undefined)
      }
      await ask()
    },
  }
})
export type WaitingModel = InstanceType<typeof WaitingModel>
