/** Line drawings on a grid of 16, in the colour of the text. Never alone: a word stands beside each, or names it. */
const paths = {
  alert: ['M8 2 14.8 13.8H1.2Z', 'M8 6.3v3.6', 'M8 11.9v.01'],
  back: ['M10 3.5 5.5 8l4.5 4.5'],
  box: ['M8 1.8 14 5v6l-6 3.2L2 11V5Z', 'm2 5 6 3.2L14 5', 'M8 8.2v6'],
  building: ['M3 14V2.5h7V14', 'M10 6.5h3V14', 'M1.5 14h13', 'M5.2 5.3h2.6M5.2 8h2.6M5.2 10.7h2.6'],
  check: ['m3.5 8.5 3 3 6-7'],
  clock: ['M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Z', 'M8 4.6V8l2.4 1.6'],
  close: ['m4 4 8 8M12 4l-8 8'],
  door: ['M3 14V2.5h7V14', 'M1.5 14h13', 'M7.7 8.5v.01'],
  down: ['m4 6 4 4 4-4'],
  expand: ['M9.5 2.5h4v4', 'M13.2 2.8 9 7', 'M6.5 13.5h-4v-4', 'M2.8 13.2 7 9'],
  gear: [
    'M2 4.5h7M12.5 4.5H14M2 11.5h2M7.5 11.5H14',
    'M9 4.5a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 0 0-3.4 0Z',
    'M4 11.5a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 0 0-3.4 0Z',
  ],
  globe: [
    'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Z',
    'M2 8h12',
    'M8 1.8c3.4 3.6 3.4 8.8 0 12.4C4.6 10.6 4.6 5.4 8 1.8Z',
  ],
  home: ['M2 7.5 8 2.3l6 5.2', 'M3.7 6.5v7h8.6v-7'],
  key: ['M8 11a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z', 'M7.2 8.8l6-6M11 5l2 2'],
  less: ['M4 8h8'],
  link: [
    'M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3A3 3 0 0 0 8.8 2.9l-.9.9',
    'M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3l.9-.9',
  ],
  lock: ['M3.5 7.3h9v6.4h-9Z', 'M5.3 7.3V5a2.7 2.7 0 0 1 5.4 0v2.3'],
  open: ['M9 2.5h4.5V7', 'M13.3 2.7 7.5 8.5', 'M11.5 9.5v4h-9v-9h4'],
  person: [
    'M10.8 5.2a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0Z',
    'M2.5 14c.6-3 2.8-4.4 5.5-4.4s4.9 1.4 5.5 4.4',
  ],
  question: ['M5.8 6a2.3 2.3 0 1 1 3.3 2.1c-.8.4-1.1.8-1.1 1.7', 'M8 12.3v.01'],
  search: ['M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z', 'M10.4 10.4l3.3 3.3'],
  sync: [
    'M13.5 6A5.8 5.8 0 0 0 3 5.3L2.3 7',
    'M2.5 10A5.8 5.8 0 0 0 13 10.7l.7-1.7',
    'M2.2 3.6V7h3.4',
    'M13.8 12.4V9h-3.4',
  ],
} as const satisfies Record<string, readonly string[]>
export type IconName = keyof typeof paths

export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[name].join('')} />
  </svg>
)
