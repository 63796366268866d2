/** One field of a form, by a row that says what it is: told as soon as it is chosen, or read when the form is sent. */
import type { ComponentChildren, TargetedEvent } from 'preact'
import { useId, useState } from 'preact/hooks'

export interface FieldRow {
  readonly name: string
  readonly label: ComponentChildren
  /** A tick where it is no text. */
  readonly value: string | boolean
  /** One of these. */
  readonly choices?: readonly (readonly [value: string, said: string])[]
  readonly type?: 'password' | 'time'
  readonly optional?: boolean
  readonly numeric?: boolean
  readonly example?: string
  readonly hint?: string
  /** Why what stands there cannot be used. */
  readonly wrong?: string | null
  readonly disabled?: boolean
  readonly onText?: (value: string) => void
  readonly onTick?: (on: boolean) => void
}

export const Field = ({ name, label, value, choices, hint, disabled, onText, onTick, ...row }: FieldRow) => {
  const id = useId()
  // drawn anew, a list shows what was chosen, and not what was chosen once
  const [chosen, setChosen] = useState(value)
  const { type, optional, numeric, example, wrong = null } = row
  const given = {
    name,
    disabled: disabled === true,
    ...(wrong !== null && { 'aria-invalid': true, 'aria-describedby': id }),
  }
  const change = ({ currentTarget }: TargetedEvent<HTMLInputElement | HTMLSelectElement>) => {
    setChosen(currentTarget.value)
    if (currentTarget.checkValidity()) onText?.(currentTarget.value)
  }
  const said = hint !== undefined && <small class="block">{hint}</small>
  if (typeof value === 'boolean')
    return (
      <label class="tick">
        <input
          type="checkbox"
          {...given}
          {...(onTick ? { checked: value } : { defaultChecked: value })}
          onChange={({ currentTarget }) => onTick?.(currentTarget.checked)}
        />
        <span>
          {label}
          {said}
        </span>
      </label>
    )
  return (
    <>
      <label>
        {label}
        {choices ? (
          <select {...given} value={onText ? value : String(chosen)} onChange={change}>
            {choices.map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...given}
            defaultValue={value}
            required={!optional}
            autocomplete={type === 'password' ? 'new-password' : 'off'}
            spellcheck={false}
            {...(type && { type })}
            {...(numeric && { inputMode: 'numeric' })}
            {...(example !== undefined && { placeholder: example })}
            onChange={change}
          />
        )}
        {said}
      </label>
      {wrong !== null && (
        <small id={id} class="error" role="alert">
          {wrong}
        </small>
      )}
    </>
  )
}
