/** A page of the extension without a screen: what its popup does with a code, as functions that a test calls. */
import { captureQr } from '../../extension/features/codes/capture.ts'
import { copyCode } from '../../extension/features/codes/clipboard.ts'
import { fillCode, pageInFront } from '../../extension/features/codes/fill.ts'
import { grayOf } from '../../extension/features/codes/gray-picture.ts'
import { takeFillWish } from '../../extension/features/codes/shortcut.ts'

const door = { captureQr, copyCode, fillCode, grayOf, pageInFront, takeFillWish }
export type CodesDoor = typeof door

Object.assign(globalThis, { door })
