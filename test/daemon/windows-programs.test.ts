import { expect, test } from 'vitest'
import { onPath } from '#daemon/install/windows-programs.ts'

const there = new Set([
  'git.exe',
  String.raw`bin\git.exe`,
  String.raw`C:\Git\cmd\git.exe`,
  String.raw`D:\git.exe`,
])
const find = (PATH: string | undefined) => onPath('git', { PATH }, 'win32', (path) => there.has(path))

test.each([
  [String.raw`C:\Windows;C:\Git\cmd`, String.raw`C:\Git\cmd\git.exe`],
  // neither the current folder nor one below it, however it is written
  [String.raw`;.;bin;C:\Git\cmd`, String.raw`C:\Git\cmd\git.exe`],
  ['.;bin', null],
  ['', null],
  [undefined, null],
])('on Windows, of PATH=%s', (path, found) => {
  expect(find(path)).toBe(found)
})

test('elsewhere the system asks PATH alone', () => {
  expect(onPath('git', {}, 'linux', () => false)).toBe('git')
})
