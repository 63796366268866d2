/** Put into the page in front by a press of the person, and by nothing else. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { layCodeField } from '../features/codes/code-field.ts'

export default defineUnlistedScript(layCodeField)
