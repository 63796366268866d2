/** Pages of the settings. */
export const DOCTOR = 'doctor'
export const JOURNAL = 'journal'
/** Of the activity, too: there the notices that were said. */
export const NOTICES = 'notices'
