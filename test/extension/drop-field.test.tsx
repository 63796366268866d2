/** The one place for a file: dropped, chosen or pasted, by mouse and by keyboard. */
import { afterEach, expect, it } from 'vitest'
import { DropField, type DropFieldProps } from '../../extension/ui/DropField.tsx'
import { button, clear, draw, press } from '../support/drawn.tsx'

afterEach(clear)

const mail = new File(['From: a'], 'one.eml')

function aField(props: Partial<DropFieldProps> = {}) {
  const taken: string[] = []
  const root = draw(
    <DropField
      title="A mail"
      choose="Open a file"
      fault={null}
      onFile={(file) => void taken.push(file.name)}
      {...props}
    >
      <p>Drop it here</p>
    </DropField>,
  )
  const zone = root.querySelector('section')
  const fire = (type: string, data: object, on: EventTarget | null = zone) => {
    const event = new Event(type, { bubbles: true, cancelable: true })
    on?.dispatchEvent(Object.assign(event, data))
    return event
  }
  const drop = (files: File[], text = '') => fire('drop', { dataTransfer: { files, getData: () => text } })
  return { root, taken, zone, fire, drop }
}

it('takes what is dropped, shows that it would, and never lets the browser open it', async () => {
  const { taken, zone, fire, drop } = aField()
  expect(fire('dragover', {}).defaultPrevented).toBe(true)
  await expect.poll(() => zone?.className).toContain('dropping')
  expect(drop([mail]).defaultPrevented).toBe(true)
  await expect.poll(() => taken).toEqual(['one.eml'])
  await expect.poll(() => zone?.className).not.toContain('dropping')
})

it('takes text where that is as good, and nothing of it elsewhere', async () => {
  const texts: string[] = []
  const { taken, drop } = aField({ onText: (text) => texts.push(text) })
  drop([], 'vully.example')
  await expect.poll(() => texts).toEqual(['vully.example'])
  aField().drop([], 'vully.example')
  expect(taken).toEqual([])
})

it('is reached by a button that stands for its field, which can take the same file again', async () => {
  const { root, taken } = aField()
  const input = root.querySelector('input') as HTMLInputElement
  let opened = 0
  input.click = () => void (opened += 1)
  press(root, 'Open a file')
  expect(opened).toBe(1)
  Object.defineProperty(input, 'files', { value: [mail] })
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await expect.poll(() => taken).toEqual(['one.eml'])
  await expect.poll(() => input.value).toBe('')
})

it('takes nothing while it is busy, and says that it is', () => {
  const { root, taken, drop } = aField({ busy: true, reading: 'Reading…' })
  expect(button(root, 'Reading…').getAttribute('aria-disabled')).toBe('true')
  drop([mail])
  expect(taken).toEqual([])
})

it('takes what is pasted on the page only where that is wanted, and not after it has gone', async () => {
  const paste = { clipboardData: { files: [mail] } }
  const elsewhere = aField()
  elsewhere.fire('paste', paste, document)
  expect(elsewhere.taken).toEqual([])
  clear()
  const wanted = aField({ pasted: true })
  /** How many files one more paste brings. */
  const pasteAgain = () => {
    const before = wanted.taken.length
    wanted.fire('paste', paste, document)
    return wanted.taken.length - before
  }
  await expect.poll(pasteAgain).toBe(1)
  clear()
  await expect.poll(pasteAgain).toBe(0)
})

it('says why a file was refused', () => {
  const { root } = aField({ fault: 'That is too long.' })
  expect(root.querySelector('[role=alert]')?.textContent).toBe('That is too long.')
})
