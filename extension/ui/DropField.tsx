/** A place for one file: dropped on it, chosen with a button, or, where that is wanted, pasted anywhere on the page. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

export interface DropFieldProps {
  readonly title: string
  /** What the button says; while it is busy, `reading`. */
  readonly choose: string
  readonly reading?: string
  readonly busy?: boolean
  /** As of `input`. */
  readonly accept?: string
  readonly pasted?: boolean
  /** Why the last one was refused, or could not be read. */
  readonly fault: string | null
  /** Nothing more is taken while it is `busy`. */
  readonly onFile: (file: File) => Promise<void> | void
  /** Where text that is dropped is as good as a file. */
  readonly onText?: (text: string) => void
  /** Other buttons, before the one that chooses. */
  readonly buttons?: ComponentChildren
  readonly children: ComponentChildren
}

export const DropField = ({ title, choose, reading = choose, busy = false, ...more }: DropFieldProps) => {
  const { accept, pasted = false, fault, onFile, onText, buttons, children } = more
  const heading = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = async (files: FileList | null | undefined) => {
    const [file] = files ?? []
    if (file && !busy) await onFile(file)
  }
  // the page listens once, and takes it as it stands by then
  const taking = useRef(take)
  taking.current = take
  useEffect(() => {
    const onPaste = ({ clipboardData }: ClipboardEvent) => void taking.current(clipboardData?.files)
    if (pasted) document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [pasted])
  return (
    <section
      class={over ? 'card form dropping' : 'card form'}
      aria-labelledby={heading}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const { files, text } = droppedOf(event.dataTransfer)
        if (files?.length) void take(files)
        else if (!busy) onText?.(text)
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
      <div class="buttons">
        {buttons}
        <button type="button" class="btn" aria-disabled={busy} onClick={() => input.current?.click()}>
          {busy ? reading : choose}
        </button>
        {/* the button stands for it */}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={choose}
          accept={accept}
          onChange={({ currentTarget }) => {
            // emptied, so that the same file can be chosen again
            void take(currentTarget.files).then(() => (currentTarget.value = ''))
          }}
        />
      </div>
      <p class={fault === null ? 'hidden' : 'error'} role="alert">
        {fault}
      </p>
    </section>
  )
}

const droppedOf = (dropped: DataTransfer | null) => ({
  files: dropped?.files,
  text: dropped?.getData('text/plain') ?? '',
})
