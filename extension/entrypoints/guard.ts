/** Put into every page by the browser once the person has switched the guard on, and not before. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { guardPage } from '../features/guard/guard-page.ts'

export default defineUnlistedScript(guardPage)
