/** Pages of the settings. */
export const DOCTOR = 'doctor'
export const JOURNAL = 'journal'
